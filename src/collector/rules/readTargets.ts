import { nameChecker } from './nameChecker.js'
import type { FileTarget } from './RulesFile.js'
import { type ReadTime, readSpan } from './readSpan.js'
import { scopeOf } from './scopeOf.js'
import type { Target } from './Target.js'

/**
 * Reads targets that the schema has accepted, without those that are off.
 *
 * @param problems takes a sentence for each mistake that no schema sees
 */
export function readTargets(written: readonly FileTarget[], read: ReadTime, problems: string[]): Target[] {
  const checkName = nameChecker(problems)
  return written.flatMap((target, index): Target[] => {
    const place = `targets[${index}]`
    const { name, segments, hidden, change } = target
    checkName(place, name)
    const span = readSpan(place, target, read, problems)
    const effect = { ...(hidden && { hidden }), ...(change && { change }) }
    return target.off ? [] : [{ name, segments, ...effect, ...scopeOf(target), ...span }]
  })
}
