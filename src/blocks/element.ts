import { ATTRIBUTES } from './settings.js'

export const TAG = 'grapevine-block'

/** What runs the blocks of a page. Other releases on the same page call it too, so its names are never shortened. */
export interface Stage {
  connected(host: HTMLElement): void
  disconnected(host: HTMLElement): void
  changed(host: HTMLElement): void
  /** Looks for placeholders, and for blocks that are not known yet. */
  scan(root: ParentNode): void
}

/** A symbol, since a name would be one more enumerable global of the shop. */
export const STAGE = Symbol.for('grapevine blocks')

/** Where the running stage is: one for all copies of this file on the page, since an element is defined once and for ever. */
export const page = globalThis as { [STAGE]?: Stage | undefined }

/** Defines `<grapevine-block>`, unless another copy did. The class stands inside, since a server has no HTMLElement. */
export function defineElement(): void {
  if (customElements.get(TAG)) return
  class Block extends HTMLElement {
    static observedAttributes = ATTRIBUTES
    connectedCallback() {
      page[STAGE]?.connected(this)
    }
    disconnectedCallback() {
      page[STAGE]?.disconnected(this)
    }
    attributeChangedCallback() {
      page[STAGE]?.changed(this)
    }
  }
  customElements.define(TAG, Block)
}
