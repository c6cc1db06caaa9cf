const MARKUP: unique symbol = Symbol('markup')

/** Markup in which every value was escaped; made by `html` only. */
export interface Html {
  readonly [MARKUP]: string
}

/** What may stand in a template. Nothing is written for `undefined`, `false` and `null`. */
export type Value = string | number | Html | readonly Value[] | undefined | null | false

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/**
 * A template whose values are escaped, so that a hostile title is text. Values stand between tags or in quoted attributes;
 * addresses in them are made by `links`.
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  let markup = parts[0] as string
  for (const [index, value] of values.entries()) markup += write(value) + parts[index + 1]
  return { [MARKUP]: markup }
}

/** The markup as text, to be sent or set. */
export const toMarkup = (content: Html): string => content[MARKUP]

/** JSON for a `<script type="application/json">`: no `<` is left that could end it. */
export const json = (value: unknown): Html => ({ [MARKUP]: JSON.stringify(value).replace(/</g, '\\u003c') })

function write(value: Value): string {
  if (value === undefined || value === null || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value).replace(/[&<>"']/g, character => ENTITIES[character] as string)
  }
  if (isList(value)) return value.map(write).join('')
  return value[MARKUP]
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
