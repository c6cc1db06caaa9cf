/** Why a text is no well-formed XML of elements, attributes and text; `undefined` where it is. */
export function xmlFault(text: string): string | undefined {
  const open: string[] = []
  let at = 0
  const token = /<(\/?)([a-zA-Z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
  while (at < text.length) {
    token.lastIndex = at
    const found = token.exec(text)
    if (!found) return `not readable at ${at}: ${text.slice(at, at + 60)}`
    const [whole, closes, name = '', attributes = '', isEmpty, words] = found
    at += whole.length
    if (/&(?!(amp|lt|gt|quot|#\d+);)/.test(words ?? attributes)) return `a bare & in ${whole.slice(0, 60)}`
    if (words !== undefined) {
      if (open.length === 0) return `text outside of the root: ${words.slice(0, 60)}`
      continue
    }
    const names = [...attributes.matchAll(/([\w:.-]+)=/g)].map(([, attribute]) => attribute)
    if (new Set(names).size !== names.length) return `an attribute twice in ${whole.slice(0, 60)}`
    if (closes) {
      const last = open.pop()
      if (last !== name) return `</${name}> closes <${last}>`
    } else if (!isEmpty) open.push(name)
    if (open.length === 0 && at < text.length) return 'more than one root'
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : undefined
}
