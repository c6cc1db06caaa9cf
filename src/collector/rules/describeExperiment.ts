import { changeInWords } from './changeInWords.js'
import type { Experiment } from './Experiment.js'
import { percent, timeOf, whereAndWhen } from './words.js'

/** What an experiment tries, in one line for a merchant. @param timeZone of the times, as an IANA name */
export function describeExperiment(experiment: Experiment, timeZone: string): string {
  const { name, placement, sites, stages, until, change } = experiment
  const takePart = stages.map(({ from, share }, index) => {
    const who = index === 0 ? `${percent(share)} of the visitors` : percent(share)
    return Number.isFinite(from) ? `${who} from ${timeOf(from, timeZone)}` : who
  })
  const tried = change === undefined ? 'the block against none' : `${changeInWords(change)} against the block as it is`
  const where = whereAndWhen({ placements: [placement], ...(sites && { sites }), ...(until && { until }) }, timeZone)
  return `${name}: tries ${tried}, with ${takePart.join(', ')}, half of them in each group${where}.`
}
