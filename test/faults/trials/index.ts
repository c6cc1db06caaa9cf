import type { Trial } from '../kit/Trial.js'
import { browserKill } from './browserKill.js'
import { diskFull } from './diskFull.js'
import { fuzz } from './fuzz.js'
import { hostilePagesTrial } from './hostilePages.js'
import { loadTrial } from './load.js'
import { model } from './model.js'
import { network } from './network.js'
import { pageApi } from './pageApi.js'
import { powerLoss } from './powerLoss.js'
import { restarts } from './restarts.js'
import { serverKill } from './serverKill.js'
import { slowAttacks } from './slowAttacks.js'
import { soak } from './soak.js'
import { syscalls } from './syscalls.js'
import { tabCrash } from './tabCrash.js'

/** Every trial by its name, in the order in which they begin: the longest of those that run beside others first, last those that run alone. */
export const TRIALS: Record<string, Trial> = Object.fromEntries(
  [
    restarts,
    model,
    syscalls,
    fuzz,
    browserKill,
    tabCrash,
    powerLoss,
    diskFull,
    pageApi,
    network,
    hostilePagesTrial,
    serverKill,
    slowAttacks,
    soak,
    loadTrial,
  ].map(trial => [trial.name, trial]),
)
