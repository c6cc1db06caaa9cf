import fc from 'fast-check'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { type Sequence, sequences } from './model/commands.js'
import { loadPageCode } from './model/pageCode.js'
import { runSequence } from './model/runSequence.js'
import { memoryStorage, sqliteStorage } from './model/storages.js'
import { type Verdict, verify } from './model/verify.js'
import { createVirtualTime } from './model/virtualTime.js'

/** One sequence of so many keeps its rows in SQLite, the others in memory. */
const SQLITE_EACH = 10

/**
 * Sequences of random steps, in which pages, storage, network and collector fail in each other's middle, on the tracker's own
 * code in two tabs of a browser and the collector's own code in the same process. A sequence that breaks a promise is made
 * as short as it can be.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const load = await loadPageCode()
  const time = createVirtualTime()
  const sqlite = await sqliteStorage(without !== 'dedupe')
  const total = { acked: 0, lost: 0, double: 0, corrupt: 0, steps: 0, faults: 0, gaps: 0, sqlite: 0 }
  let sites = 0

  const judge = async (sequence: Sequence): Promise<Verdict> => {
    const site = `model-${++sites}`
    const onDisk = sites % SQLITE_EACH === 0
    const storage = onDisk ? sqlite : memoryStorage(without !== 'dedupe')
    const ran = await runSequence(sequence, { site, time, storage, load, without })
    const log = storage.log()!
    const verdict = verify(ran, [...log.read({ site })], log.books(site))
    total.steps += sequence.commands.length
    total.faults += ran.faults
    total.acked += verdict.acked
    total.gaps += verdict.gaps
    total.sqlite += Number(onDisk)
    if (sites % 1_000 === 0) say(`${sites} sequences, ${total.acked} events promised`)
    return verdict
  }

  try {
    let first: Verdict | undefined
    const property = fc.asyncProperty(sequences, async sequence => {
      const verdict = await judge(sequence)
      if (verdict.faults.length === 0) return
      first ??= verdict
      throw new Error(verdict.faults.join('; '))
    })
    const seed = random.below(2 ** 31)
    const result = await fc.check(property, { numRuns: cycles, seed, markInterruptAsFailure: false })
    const faults: string[] = []
    if (result.failed) {
      const [shortest] = result.counterexample ?? []
      faults.push(`${result.errorInstance}`, `sequence ${seed}, shrunk to ${JSON.stringify(shortest)}`)
    }
    if (total.faults === 0) faults.push('no fault ever happened')
    const { acked, steps, gaps } = total
    return {
      cycles: result.numRuns,
      acked,
      lost: first?.lost ?? 0,
      double: first?.double ?? 0,
      corrupt: (first?.corrupt ?? 0) + Number(total.faults === 0),
      faults,
      figures: { steps, faults: total.faults, gaps, sqlite: total.sqlite },
    }
  } finally {
    time.end()
    await sqlite.remove()
  }
}

export const model: Trial = {
  name: 'model',
  what: 'random steps of pages, storage, network and collector, on their own code in one process, held against what is promised',
  unit: 'sequences',
  cycles: { short: 1_000, long: 100_000 },
  controls: {
    receipt: { what: 'the page is given a receipt before the collector has the batch', cycles: 100 },
    dedupe: { what: 'the log takes every id for a new one', cycles: 100, finds: 'double' },
  },
  run,
}
