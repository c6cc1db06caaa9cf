import { SEGMENTS } from '../protocol/segment.js'
import type { Advice } from './Advice.js'
import { PREVIEWS } from './previews.js'
import { FORCE_SEGMENT } from './segmentHere.js'

/** The words that parameters of the address take. Blocks pass over others. */
const WORDS = {
  'gv-preview': Object.keys(PREVIEWS),
  'gv-variant': ['test', 'control'],
  [FORCE_SEGMENT]: SEGMENTS,
}

/** What is wrong with what the query of an address asks of blocks. */
export function adviseOnAddress(search: string): Advice[] {
  const asked = new URLSearchParams(search)
  return Object.entries<readonly string[]>(WORDS).flatMap(([name, words]) => {
    const word = asked.get(name)
    if (!word || words.includes(word)) return []
    return [{ about: 'The address', text: `${name}=${word} does nothing. Use ${words.join(', ')}.` }]
  })
}
