import type { Shape } from './Shape.js'

/** Elements that have no end. */
const VOID = ['img', 'link']

/**
 * A shape as HTML. Whatever a catalog or a request may hold is text or the value of an attribute, which nothing in it can end;
 * names of elements and attributes are those of our own code. A name that is empty is neither class nor part.
 */
export function toHtml([tag, name, attributes, ...children]: Shape): string {
  const named = name ? { class: name, part: name } : {}
  const inside = children.map(child => (isShape(child) ? toHtml(child) : escapeHtml(`${child}`))).join('')
  const start = `<${tag}${attributesHtml({ ...named, ...attributes })}>`
  return VOID.includes(tag) ? start : `${start}${inside}</${tag}>`
}

/** Whatever is none is text, as in the page. */
export function isShape(child: Shape | string): child is Shape {
  return Array.isArray(child)
}

/** Attributes with a space before each. One that is `true` has no value. */
export function attributesHtml(attributes: Readonly<Record<string, string | number | true>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(`${value}`)}"`))
    .join('')
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  // There is no way to write it, and parsers make the same of it.
  '\0': '\ufffd',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\r\0]/g, char => ENTITIES[char]!)
}
