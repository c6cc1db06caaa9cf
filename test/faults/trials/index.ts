import type { Trial } from '../kit/Trial.js'
import { fuzz } from './fuzz.js'
import { model } from './model.js'
import { serverKill } from './serverKill.js'

/** Every trial by its name, in the order in which they run. */
export const TRIALS: Record<string, Trial> = Object.fromEntries(
  [serverKill, fuzz, model].map(trial => [trial.name, trial]),
)
