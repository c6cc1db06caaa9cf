import type { Fact } from '../../recommender/Recommender.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { factsOf } from '../model/factsOf.js'
import type { Question } from './Question.js'

/** Share of the sessions that is learned from. */
const SHARE = 0.9

/**
 * Splits a shop's log in time: what is before the newest tenth of its sessions, to learn from, and what shoppers looked at next
 * in the sessions since.
 *
 * @param read the log, from its beginning each time
 */
export function splitLog(read: () => Iterable<LoggedEvent>): { facts: Iterable<Fact>; questions: Question[] } {
  const starts = new Map<string, number>()
  for (const { event, at } of read()) {
    if (event.name === 'view_item' && event.session !== null)
      starts.set(event.session, Math.min(at, starts.get(event.session) ?? at))
  }
  const times = [...starts.values()].sort((a, b) => a - b)
  const since = times[Math.floor(times.length * SHARE)] ?? Number.POSITIVE_INFINITY
  const sessions = new Map<string, { at: number; product: string }[]>()
  for (const logged of read()) {
    for (const fact of factsOf(logged)) {
      if (fact.kind !== 'view' || starts.get(fact.session)! < since) continue
      const looks = sessions.get(fact.session) ?? []
      sessions.set(fact.session, looks)
      looks.push(fact)
    }
  }
  const questions: Question[] = []
  for (const looks of sessions.values()) {
    const all = looks.sort((a, b) => a.at - b.at).map(({ product }) => product)
    // A page that is loaded again is no choice.
    const products = all.filter((product, index) => product !== all[index - 1])
    for (let next = 1; next < products.length; next++) {
      questions.push({ known: products.slice(0, next), wanted: products[next]! })
    }
  }
  return { facts: before(read(), since, starts), questions }
}

function* before(log: Iterable<LoggedEvent>, since: number, starts: ReadonlyMap<string, number>): Iterable<Fact> {
  for (const logged of log) {
    for (const fact of factsOf(logged)) {
      const at = fact.kind === 'view' ? starts.get(fact.session)! : fact.at
      if (at < since) yield fact
    }
  }
}
