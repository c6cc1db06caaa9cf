import type { ExtraWords } from '../../card/languages/ExtraWords.js'
import type { Words } from '../../card/languages/Words.js'
import type { TrackerHost } from '../../core/Tracker.js'

/** The shop's own words for a block, from its attribute `words`: JSON such as `{"cart":"Buy","preorder":"Soon"}`. */
export function wordsFrom(
  host: HTMLElement,
  tracker: TrackerHost,
): { words_: Partial<Words>; extra_: Partial<ExtraWords> } {
  let own: Record<string, unknown> = {}
  try {
    own = JSON.parse(host.getAttribute('words') || '{}')
  } catch (error) {
    tracker.problem('block_failed', `The attribute words is no JSON: ${error}.`)
  }
  const texts = Object.entries(own).filter(([, text]) => typeof text === 'string')
  const why = own.why && typeof own.why === 'object' ? (own.why as Record<string, string>) : {}
  return { words_: Object.fromEntries(texts), extra_: { ...Object.fromEntries(texts), why } }
}
