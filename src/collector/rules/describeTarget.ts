import { LAPSED_DAYS, type Segment } from '../../protocol/segment.js'
import { changeInWords } from './changeInWords.js'
import type { Experiment } from './Experiment.js'
import { mayMeet } from './mayMeet.js'
import type { Target } from './Target.js'
import { daysOf, listed, whereAndWhen } from './words.js'

const WHO: Record<Exclude<Segment, 'lapsed'>, string> = {
  'repeat-buyer': 'who has ordered twice or more',
  buyer: 'who has ordered once',
  returning: 'who comes back and has not ordered',
  'first-time': 'who is here for the first time',
}

/**
 * What a target does, in one line for a merchant.
 *
 * @param timeZone of the times, as an IANA name
 * @param experiments of the same file: where one runs, the target rests
 * @param lapsedDays of the same file
 */
export function describeTarget(
  target: Target,
  timeZone: string,
  experiments: readonly Experiment[],
  lapsedDays = LAPSED_DAYS,
): string {
  const { name, segments, change } = target
  const who = segments
    .map(segment => (segment === 'lapsed' ? `who has ordered, but not for ${daysOf(lapsedDays)}` : WHO[segment]))
    .join(', or ')
  const what = change === undefined ? 'hides blocks from' : `shows ${changeInWords(change)} to`
  const over = experiments.filter(experiment => mayMeet(target, experiment))
  const rests =
    over.length > 0
      ? ` It rests while an experiment runs: ${listed(over.map(({ name, placement }) => `"${name}" at ${placement}`))}.`
      : ''
  return `${name}: ${what} ${who}${whereAndWhen(target, timeZone)}.${rests}`
}
