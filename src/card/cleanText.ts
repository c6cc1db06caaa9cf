import { LIMITS } from '../protocol/limits.js'

/** Space, controls, halves of surrogate pairs, and controls that turn the direction of the text around them. */
const UNWANTED = /[\s\p{Cc}\p{Cs}\u061C\u202A-\u202E\u2066-\u2069]+/gu

/**
 * Text of the catalog as a card may show it: on one line, without control and bidi characters, at most `LIMITS.textLength`
 * characters. Answers an empty string for what is no text.
 */
export function cleanText(value: unknown): string {
  // Cut first, so that a text of megabytes costs nothing; a pair cut in half is removed as unwanted.
  return typeof value === 'string' ? value.slice(0, LIMITS.textLength).replace(UNWANTED, ' ').trim() : ''
}
