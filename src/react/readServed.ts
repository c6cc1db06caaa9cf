/** What `/v1/fragment` answered to one block. */
export interface Served {
  attributes: Record<string, string>
  inside: string
}

const ELEMENT = /^\s*<grapevine-block( [^>]*)>(.*)<\/grapevine-block>\s*$/s
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g
const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#13': '\r' }

/** Takes the collector's HTML of one block apart, which is always written alike; `undefined` for anything else. */
export function readServed(html: string): Served | undefined {
  const [, attributes = '', inside = ''] = ELEMENT.exec(html) ?? []
  if (!attributes || inside.includes('<grapevine-block')) return
  const read = [...attributes.matchAll(ATTRIBUTE)].map(([, name, value = '']) => [
    name,
    value.replace(/&(amp|lt|gt|quot|#39|#13);/g, (_all, sign: string) => SIGNS[sign]!),
  ])
  return { attributes: Object.fromEntries(read), inside }
}
