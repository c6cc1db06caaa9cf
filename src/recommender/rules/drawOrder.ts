import { KeyedHash } from '../math/KeyedHash.js'
import type { Ranked } from '../Strategy.js'

/** Nobody gains by foreseeing an order, and each process has to draw the same: the key is no secret. */
const hash = new KeyedHash(0, 0)

/**
 * An order of candidates that is another in each period, drawn without chance: each place goes to one of those that are left, in
 * proportion to 1 / (1 + how many of all score higher). That goes by places, since scores of strategies have no scale in common; who
 * scores alike has like prospects. Each draws a number of its own, so that one that comes or goes hardly moves the others.
 *
 * Source: P. S. Efraimidis, P. G. Spirakis, "Weighted random sampling with a reservoir", 2006, doi 10.1016/j.ipl.2005.11.003, whose
 * keys u^(1 / weight) are taken in logarithms.
 *
 * @param candidates the highest score first
 * @param period what the order is drawn for, any text
 */
export function drawOrder<T extends Pick<Ranked, 'product' | 'score'>>(candidates: readonly T[], period: string): T[] {
  let higher = 0
  const drawn = candidates.map((candidate, place) => {
    if (candidate.score !== candidates[higher]!.score) higher = place
    const part = (hash.number(`${period} ${candidate.product}`) + 0.5) / 2 ** 53
    return { candidate, delay: -Math.log(part) * (1 + higher) }
  })
  return drawn.sort((a, b) => a.delay - b.delay).map(({ candidate }) => candidate)
}
