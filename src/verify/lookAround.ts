import { askCollector } from './askCollector.js'
import { BadInput } from './BadInput.js'
import type { Finding } from './compareEvents.js'
import { type Facts, findTracker } from './findTracker.js'
import { Impassable } from './Impassable.js'
import { openVisit, type VisitOptions } from './openVisit.js'
import { whyMute } from './whyMute.js'
import { whyNoTracker } from './whyNoTracker.js'

/** What is known of a shop before its scenarios. */
export interface Looked {
  /** Missing where no tracker runs. */
  facts?: Facts
  /** Pages that were found and not told. */
  found: { product?: string }
}

/** Nothing can be checked: why, and in short. */
export interface Stuck extends Looked {
  finding: Finding
  reason: string
}

/** Opens the start page: does it open, which tracker runs there, may it send, and to which product do its blocks lead? */
export async function lookAround(options: Omit<VisitOptions, 'facts'>): Promise<Looked | Stuck> {
  const { told, patienceMs } = options
  const visit = await openVisit(options)
  try {
    await visit.open('start')
    const facts = await findTracker(visit.page, patienceMs)
    if (facts === undefined) return { finding: await whyNoTracker(visit), reason: 'no tracker runs', found: {} }
    const finding = (await askCollector(visit, facts)) && (await whyMute(visit, facts))
    if (finding) return { facts, finding, reason: 'no event can leave the page', found: {} }
    if (told.product !== undefined) return { facts, found: {} }
    const link = (await visit.blocks()).flatMap(({ links }) => links)[0]
    return { facts, found: link === undefined ? {} : { product: link } }
  } catch (error) {
    if (error instanceof Impassable) throw new BadInput(`${error.message}. ${error.finding.advice}`)
    throw error
  } finally {
    await visit.close()
  }
}
