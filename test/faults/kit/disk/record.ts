import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../../../src/simulator/createRandom.js'
import { startCollector } from '../../../support/collector.js'
import { preload } from '../preload.js'
import { startLoad } from '../startLoad.js'
import { until } from '../until.js'
import { wholeTrace } from '../wholeTrace.js'
import { readTrace, traceOptions } from './readTrace.js'
import type { Step } from './Step.js'

/** What two lives of a collector asked of the disk, from the missing data directory on. */
export interface Recording {
  /** The folder in which everything happened. Its names were durable before. */
  root: string
  /** The data directory below it. */
  data: string
  steps: Step[]
  /** Ids of the batches that were sent. */
  batches: ReadonlyMap<string, readonly string[]>
  /** Batches of which a sender has the receipt. */
  answered: ReadonlySet<string>
}

/** Load before the collector stops, at least, ms. */
const LIFE_MS = 700
/** Most time for as many receipts as fold the log, ms: on a busy machine they take longer than `LIFE_MS`. */
const FOLD_MS = 30_000

/** Records a collector under load: a first life that ends in order, and a second one that is killed. */
export async function record(site: string, random: Random, node: readonly string[]): Promise<Recording> {
  const root = await mkdtemp(join(tmpdir(), 'grapevine-power-'))
  const traces = await mkdtemp(join(tmpdir(), 'grapevine-trace-'))
  const data = join(root, 'shop', 'data')
  const pages = 40 + random.below(160)
  try {
    const collector = await startCollector({
      site,
      data,
      node: [...node, ...preload('smallCheckpoints.js', { pages })],
      under: ['strace', ...traceOptions(join(traces, 'thread'))],
    })
    try {
      const load = startLoad({ url: () => collector.url, site, random, senders: 3, mostEvents: 5 })
      const files = [`thread.${collector.pid}`]
      await Promise.all([pause(LIFE_MS), until(() => load.answered.size >= pages, FOLD_MS)])
      await load.stop()
      await collector.stop()
      await collector.start()
      files.push(`thread.${collector.pid}`)
      load.go()
      await pause(LIFE_MS)
      await collector.kill()
      await load.stop()
      const steps: Step[] = []
      for (const file of files) steps.push(...readTrace(await wholeTrace(join(traces, file)), root))
      return { root, data, steps, batches: load.batches, answered: load.answered }
    } finally {
      await collector.kill()
    }
  } finally {
    await rm(root, { recursive: true, force: true })
    await rm(traces, { recursive: true, force: true })
  }
}
