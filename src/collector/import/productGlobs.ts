/**
 * Reads `POST,DOT,gift_*`: names of things in an order that are no products, such as postage. `*` stands for any
 * characters; upper and lower case are one, since codes are typed by hand.
 */
export function productGlobs(text: string): (product: string) => boolean {
  const patterns = text
    .split(',')
    .map(pattern => pattern.trim())
    .filter(pattern => pattern !== '')
  if (patterns.length === 0) return () => false
  const sources = patterns.map(pattern =>
    pattern
      .split('*')
      .map(part => part.replace(/[\\^$.+?()[\]{}|/-]/g, '\\$&'))
      .join('.*'),
  )
  const any = new RegExp(`^(?:${sources.join('|')})$`, 'isu')
  return product => any.test(product)
}
