import type { TrackerHost } from '../../core/Tracker.js'
import type { RecommendedBlock } from '../../protocol/recommendations.js'
import type { BlockSettings } from '../settings.js'

/**
 * Takes over what the shop's server was answered (`answer`) and has drawn of it as a declarative shadow root, so that nothing is
 * drawn anew. Only once: a block that is made anew begins anew.
 *
 * @returns the cards that are drawn
 */
export function adoptServed(host: HTMLElement, settings: BlockSettings, tracker: TrackerHost): Element[] {
  const section = host.shadowRoot?.querySelector<HTMLElement>('.served')
  const told = host.getAttribute('answer')
  if (!told) return []
  let answer: RecommendedBlock
  try {
    answer = JSON.parse(told)
    if (!Array.isArray(answer.items)) throw 'it has no items'
  } catch (error) {
    tracker.problem('block_failed', `The attribute answer is no answer of the collector: ${error}.`)
    return []
  }
  settings.answer_ = answer
  if (!section) return []
  section.classList.remove('served')
  const cards = [...section.querySelectorAll('.item')]
  settings.served_ = [section, new Map(cards.map((card, i) => [JSON.stringify(answer.items[i]), card]))]
  return cards
}
