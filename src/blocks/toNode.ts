import type { Shape } from '../card/Shape.js'

/** Builds an element by DOM calls, which need no permission of a content security policy or of Trusted Types. */
export function toNode([tag, name, attributes, ...children]: Shape): HTMLElement {
  const element = document.createElement(tag)
  element.className = element.part = name
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string)
  // Whatever else a catalog may hold is text.
  element.append(...children.map(child => (Array.isArray(child) ? toNode(child as Shape) : (child as string))))
  return element
}
