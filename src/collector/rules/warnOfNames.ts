import type { Learner } from '../model/Learner.js'

/** Names that are warned of one by one. */
const MOST_WARNINGS = 20

/** Warns of names in rules that no product has: such a rule does nothing, and most likely it is mistyped. */
export function warnOfNames(models: Pick<Learner, 'sites' | 'model'>, warn: (message: string) => void): void {
  for (const site of models.sites) {
    const unknown = models.model(site)?.recommender.unknownNames() ?? []
    for (const { rule, kind, name } of unknown.slice(0, MOST_WARNINGS))
      warn(`Rule "${rule}" names the ${kind} "${name}", which no product of site ${site} has.`)
    const more = unknown.length - MOST_WARNINGS
    if (more > 0) warn(`${more} more names in rules of site ${site} are those of no product.`)
  }
}
