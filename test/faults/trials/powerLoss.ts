import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../../src/collector/openStore.js'
import { missingStrace } from '../../support/strace.js'
import { check } from '../kit/check.js'
import { diskModel, type Image } from '../kit/disk/diskModel.js'
import { FATES } from '../kit/disk/FileModel.js'
import { type Recording, record } from '../kit/disk/record.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { withoutSafety } from '../kit/withoutSafety.js'

const SITE = 'faults'
/** Power cuts in one recording. */
const IMAGES = 250
/** Receipts that may be under way at the kill: their call does not return, and strace does not say what it had written. */
const UNDER_WAY = 3
/** Share of the power cuts that fall before the first receipt, while the files are made. */
const EARLY = 0.1

/**
 * Records what a collector asks of the disk, with the receipts between; rebuilds what a power cut at a random moment may
 * leave, and opens that: every event with a receipt before the moment must be there, once.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const finding: Finding = { cycles: 0, acked: 0, lost: 0, double: 0, corrupt: 0, faults: [] }
  const seen = { unsynced: 0, checkpointed: 0, early: 0, recordings: 0 }
  const fates = new Map<string, number>()
  const folder = await mkdtemp(join(tmpdir(), 'grapevine-image-'))
  const blame = (fault: string) => {
    finding.corrupt++
    finding.faults.push(fault)
  }
  try {
    while (finding.cycles < cycles) {
      const recording = await record(SITE, random, withoutSafety(without))
      seen.recordings++
      const { steps, batches, answered, root } = recording
      const first = steps.findIndex(step => step.do === 'receipt')
      const told = new Set(steps.flatMap(step => (step.do === 'receipt' ? [step.batch] : [])))
      const untold = [...answered].filter(batch => !told.has(batch))
      if (first < 0 || untold.length > UNDER_WAY) blame(`the recording lacks the receipts of ${untold.length} batches`)
      if (!foldsBeforeItsEnd(recording)) blame('the write-ahead log was never folded into the file under load')

      const count = Math.min(IMAGES, cycles - finding.cycles)
      const moments = Array.from({ length: count }, () =>
        random.chance(EARLY) ? random.below(first + 1) : random.below(steps.length + 1),
      ).sort((a, b) => a - b)
      const disk = diskModel(root)
      const sent = new Set([...batches.values()].flat())
      const acked = new Set<string>()
      let step = 0
      for (const moment of moments) {
        for (; step < moment; step++) {
          const done = steps[step]!
          disk.apply(done)
          if (done.do === 'receipt') for (const id of batches.get(done.batch) ?? []) acked.add(id)
        }
        const image = disk.image(random)
        fates.set(image.fate, (fates.get(image.fate) ?? 0) + 1)
        if (image.hadUnsynced) seen.unsynced++
        if (moment <= first) seen.early++
        const verdict = await inspect(image, recording, folder, sent, acked)
        finding.cycles++
        finding.acked += verdict.acked
        finding.lost += verdict.lost
        finding.double += verdict.double
        finding.corrupt += verdict.corrupt
        for (const fault of verdict.faults) {
          finding.faults.push(`step ${moment} of ${steps.length}, unsynced writes: ${image.fate}: ${fault}`)
        }
      }
      say(`${finding.cycles} power cuts, ${steps.length} steps and ${acked.size} events in the last recording`)
    }
    const absent = FATES.filter(fate => !fates.has(fate))
    if (cycles >= IMAGES && (absent.length > 0 || seen.unsynced === 0 || seen.early === 0)) {
      blame(`not every kind of power cut came up: ${JSON.stringify({ ...seen, absent })}`)
    }
    return {
      ...finding,
      figures: { recordings: seen.recordings, cut_with_unsynced: seen.unsynced, cut_early: seen.early },
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Opens what the power cut left as a collector does at its start, and compares. */
async function inspect(
  image: Image,
  { root, data }: Recording,
  folder: string,
  sent: ReadonlySet<string>,
  acked: ReadonlySet<string>,
): Promise<ReturnType<typeof check>> {
  const here = join(folder, 'image')
  const place = (path: string) => join(here, path.slice(root.length))
  try {
    for (const path of image.folders) await mkdir(place(path), { recursive: true })
    for (const [path, bytes] of image.files) {
      // The shared memory of the write-ahead log does not outlive a crash, and the lock holds nothing.
      if (!/-shm$|serve\.lock/.test(path)) await writeFile(place(path), bytes)
    }
    try {
      await openStore(place(data)).close()
    } catch (error) {
      const faults = [`it does not open: ${error}`]
      return { acked: acked.size, lost: acked.size, double: 0, corrupt: 1, faults }
    }
    return check(place(data), SITE, { sent, acked })
  } finally {
    await rm(here, { recursive: true, force: true })
  }
}

/** Whether pages went from the write-ahead log into the file while receipts were given. */
function foldsBeforeItsEnd({ steps }: Recording): boolean {
  const receipts = steps.flatMap((step, index) => (step.do === 'receipt' ? [index] : []))
  const under = steps.slice(receipts[0], receipts.at(-1))
  return under.filter(step => step.do === 'sync' && step.path.endsWith('.db')).length > 2
}

export const powerLoss: Trial = {
  name: 'power-loss',
  what: 'power cuts at any moment of a recorded load, with every choice of what was not synced, and what is left opened again',
  unit: 'power cuts',
  cycles: { short: 500, long: 20_000 },
  controls: { sync: { what: 'commits answer before they are on disk (synchronous=NORMAL)', cycles: 50 } },
  unavailable: missingStrace,
  run,
}
