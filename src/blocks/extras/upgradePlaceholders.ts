import { TAG } from '../element.js'
import { ATTRIBUTES } from '../settings.js'

/**
 * Puts a `<grapevine-block>` into every `data-grapevine="also-bought"` element, for shops that cannot write tags of their
 * own, and carries later changes of its `data-…` attributes over to it.
 */
export function upgradePlaceholders(root: ParentNode): void {
  for (const holder of root.querySelectorAll<HTMLElement>('[data-grapevine]')) {
    const block = holder.querySelector(TAG) ?? document.createElement(TAG)
    for (const name of ATTRIBUTES) {
      const value = holder.dataset[name === 'type' ? 'grapevine' : name]
      if (value != null && block.getAttribute(name) !== value) block.setAttribute(name, value)
    }
    if (!block.isConnected) holder.append(block)
  }
}
