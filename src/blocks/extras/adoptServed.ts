import type { TrackerHost } from '../../core/Tracker.js'
import type { RecommendedBlock } from '../../protocol/recommendations.js'
import type { BlockSettings } from '../settings.js'

/** What elements were given already. */
const taken = new WeakMap<HTMLElement, string>()

/**
 * Takes over what the shop's server was answered (`answer`) and has drawn of it as a declarative shadow root, so that nothing is
 * drawn anew. Only once: a block that is made anew begins anew, until it is given another answer. A block that the server has
 * hidden, since it had too little for it, stays so: `data-empty`.
 *
 * @returns the cards that are drawn
 */
export function adoptServed(host: HTMLElement, settings: BlockSettings, tracker: TrackerHost): Element[] {
  const section = host.shadowRoot?.querySelector<HTMLElement>('.served')
  const told = host.getAttribute('answer')
  const isNew = told !== taken.get(host)
  host.toggleAttribute('data-empty', !!told && isNew && !!host.hidden)
  if (!told || !isNew) return []
  taken.set(host, told)
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
  // Its style comes next, as one that no policy asks about.
  for (const sibling of [...host.shadowRoot!.children]) if (sibling !== section) sibling.remove()
  const cards = [...section.querySelectorAll('.item')]
  settings.served_ = [section, new Map(cards.map((card, i) => [JSON.stringify(answer.items[i]), card]))]
  return cards
}
