const LONGEST = 2048

/** Stands for the shop's origin, which a catalog does not name. */
const BASE = 'https://shop.invalid'

/**
 * An address of a catalog as a card may carry it: `https://…`, `http://…`, or a path of the shop. White space around it is
 * taken away, `p/1` becomes `/p/1`. Returns `undefined` for every other scheme (`javascript:`, `data:`), also where control
 * characters hide it, and for addresses with a user name, which lead elsewhere than they seem to.
 */
export function shopUrl(text: string): string | undefined {
  const trimmed = text.trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: address parsers drop them, and `java\nscript:` is one then
  if (trimmed === '' || trimmed.length > LONGEST || /[\u0000-\u001f\u007f-\u009f]/.test(trimmed)) return undefined
  let url: URL
  try {
    url = new URL(trimmed, `${BASE}/`)
  } catch {
    return undefined
  }
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined
  return url.origin === BASE ? url.href.slice(BASE.length) : url.href
}
