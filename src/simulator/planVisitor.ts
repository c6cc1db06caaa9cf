import type { Random } from './createRandom.js'
import { pickTime } from './pickTime.js'
import type { SimulationOptions } from './Simulation.js'

/** What a visitor came for, beside looking around. */
export interface Errand {
  /** Products to buy in one order. */
  products: readonly string[]
  /** Nothing else comes into that order, and nothing of it comes back. */
  exact: boolean
}

/** When a visitor comes, and for what. */
export interface VisitorPlan {
  /** Beginnings of the sessions, ms, oldest first. */
  sessions: number[]
  /** The session in which the errand is run. */
  errandSession: number
  errand: Errand | undefined
}

/** A planted pair is bought together this often by those who came for it. */
export const USUAL_STRENGTH = 0.85

/** Of those who come by no plan, every third comes for a planted pair. */
const PAIR_EVERY = 3

/** Room for a whole session before the history ends, ms. */
const SESSION_ROOM_MS = 2 * 3_600_000

const DAY_MS = 86_400_000

/** Visitors of a nearly pair: who buys both, who buys the one, who buys the other. */
export const VISITORS_PER_NEARLY = 3

/** @param index number of the visitor, from 0: it determines the errand */
export function planVisitor(index: number, options: SimulationOptions, random: Random): VisitorPlan {
  const errand = errandOf(index, options, random)
  const latest = options.until - SESSION_ROOM_MS
  const earliest = options.until - options.days * DAY_MS
  const sessions = [pickTime(Math.min(earliest, latest), latest, random)]
  for (let more = random.run(0.4, 7); more > 0; more--) {
    const gap = -Math.log(1 - random.next()) * 7 * DAY_MS
    const next = pickTime(sessions.at(-1)! + gap + SESSION_ROOM_MS, sessions.at(-1)! + gap + DAY_MS, random)
    if (next > latest) break
    sessions.push(next)
  }
  return { sessions, errandSession: random.below(sessions.length), errand }
}

function errandOf(index: number, { affinities }: SimulationOptions, random: Random): Errand | undefined {
  const { pairs, nearly } = affinities
  const pair = nearly[Math.floor(index / VISITORS_PER_NEARLY)]
  if (pair !== undefined) {
    const part = index % VISITORS_PER_NEARLY
    return { products: part === 0 ? pair : [pair[part - 1]!], exact: true }
  }
  const rest = index - nearly.length * VISITORS_PER_NEARLY
  if (pairs.length === 0 || rest % PAIR_EVERY !== 0) return undefined
  const turn = rest / PAIR_EVERY
  const [first, second, strength = USUAL_STRENGTH] = pairs[turn % pairs.length]!
  const round = Math.floor(turn / pairs.length)
  const [wanted, partner] = round % 2 === 0 ? [first, second] : [second, first]
  return { products: random.chance(strength) ? [wanted, partner] : [wanted], exact: false }
}
