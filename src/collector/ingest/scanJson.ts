import { LIMITS } from '../../protocol/limits.js'

const QUOTE = 34
const COLON = 58
const BACKSLASH = 92

/**
 * Whether JSON text stays within the limits of nesting and of keys per object, found in one pass without building
 * anything. Says nothing of text that is no JSON: the parser does.
 */
export function scanJson(text: string, depth: number = LIMITS.depth, keys: number = LIMITS.keys): boolean {
  const counts: number[] = []
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case QUOTE:
        i = endOfString(text, i)
        break
      case 91: // [
      case 123: // {
        if (counts.push(0) > depth) return false
        break
      case 93: // ]
      case 125: // }
        counts.pop()
        break
      case COLON: {
        const count = (counts.pop() ?? 0) + 1
        if (count > keys) return false
        counts.push(count)
      }
    }
  }
  return true
}

/** Index of the quote that ends the string which begins at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end >= 0) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}
