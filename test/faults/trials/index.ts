import type { Trial } from '../kit/Trial.js'
import { browserKill } from './browserKill.js'
import { fuzz } from './fuzz.js'
import { model } from './model.js'
import { serverKill } from './serverKill.js'
import { tabCrash } from './tabCrash.js'

/** Every trial by its name, in the order in which they run. */
export const TRIALS: Record<string, Trial> = Object.fromEntries(
  [serverKill, fuzz, model, browserKill, tabCrash].map(trial => [trial.name, trial]),
)
