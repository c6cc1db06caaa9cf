import { LIMITS } from '../../protocol/limits.js'
import { readNumber } from './readNumber.js'
import { timeReader } from './readTime.js'

/** Text or a number of a feed as text without space around it; nothing else is any. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** A number of a feed, or text that is one. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' ? readNumber(value.trim()) : undefined
}

const readTime = timeReader('UTC', 'dmy')

/**
 * A date of a feed as ms since 1970: ISO 8601, `31.12.2026`, or a Unix time. Days without a zone are those of UTC; one whose day could
 * be its month is none.
 */
export function dateOf(value: unknown): number | undefined {
  const text = textOf(value)
  return /^\d{1,2}[-/]/.test(text) ? undefined : readTime(text)
}

/** Whether a feed says nothing under a name. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** `["a", "b"]` or `"a, b"`: each once, none empty. */
export function listOf(value: unknown, most: number): string[] {
  const parts = Array.isArray(value) ? value : textOf(value).split(/[,;|]/)
  const texts = parts.map(part => textOf(part).slice(0, LIMITS.textLength)).filter(text => text !== '')
  return [...new Set(texts)].slice(0, most)
}
