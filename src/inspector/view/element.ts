type Child = Node | string | false | undefined

/** Attributes by name; `onclick` and the like are listeners. */
export type ElementAttributes = Record<string, string | boolean | undefined | ((event: Event) => void)>

/** An element with these attributes and children. Text stays text, whatever is in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: ElementAttributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  for (const child of children) if (child) made.append(child)
  return made
}
