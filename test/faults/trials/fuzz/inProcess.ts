import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { decodeBody } from '../../../../src/collector/http/decodeBody.js'
import { ProblemError } from '../../../../src/collector/http/ProblemError.js'
import { receiptOf } from '../../../../src/collector/ingest/receiptOf.js'
import { receiveBatch } from '../../../../src/collector/ingest/receiveBatch.js'
import type { AppendRequest, LoggedEvent, Verdict } from '../../../../src/collector/log/EventLog.js'
import { LogError } from '../../../../src/collector/log/LogError.js'
import { MemoryEventLog } from '../../../../src/collector/log/MemoryEventLog.js'
import { openStore } from '../../../../src/collector/openStore.js'
import type { Receipt } from '../../../../src/protocol/batch.js'
import { EVENT_NAMES } from '../../../../src/protocol/events/index.js'
import { PROBLEMS } from '../../../../src/protocol/problems.js'
import { createRandom } from '../../../../src/simulator/createRandom.js'
import { changedIntrinsics, readIntrinsics } from '../../kit/intrinsics.js'
import { createInputs, type Input } from './createInputs.js'
import { queryMaker, strayQuery } from './queries.js'

/** What the inputs of a child process did. */
export interface InProcessFinding {
  inputs: number
  /** Inputs by what they were answered: `receipt`, or the code of a problem. */
  answers: Record<string, number>
  /** Events that were counted, by their receipts. */
  accepted: number
  /** What should not be, one sentence each. */
  faults: string[]
  /** Growth of the resident memory from the warm-up to the end, MB. */
  growthMb: number
}

/** A counted event without its position; -0 is 0. */
const asText = (row: LoggedEvent | undefined): string => JSON.stringify({ ...row, n: 0 })

/** Inputs whose appends share a commit. */
const GROUP = 100
const MOST_TRIES = 100
const RETRY_MS = 50
/** Inputs after which both logs are compared with their rows and begin anew, so that memory that grows is no log. */
const PERIOD = 5_000

/**
 * Sends inputs through all that the collector does with a body, on its memory log and on SQLite side by side: no throw, one
 * fate for every event, the same receipts, books that balance, and nothing changed that everything inherits from.
 */
export async function fuzzInProcess(inputs: number, seed: string): Promise<InProcessFinding> {
  const random = createRandom(`fuzz in process ${seed}`)
  const next = createInputs(random, 'fuzz')
  const query = queryMaker(random)
  const intrinsics = readIntrinsics()
  const answers: Record<string, number> = {}
  const faults = new Set<string>()
  const rss: number[] = []
  let accepted = 0
  const note = (answer: string) => {
    answers[answer] = (answers[answer] ?? 0) + 1
  }

  for (let done = 0; done < inputs; done += PERIOD) {
    const data = mkdtempSync(join(tmpdir(), 'grapevine-fuzz-'))
    const store = openStore(data)
    const memory = new MemoryEventLog()
    const sent = new Map<string, number>()

    /** A process that stood still for a second sends away what it is given next, which a page then sends again. */
    const appendPatiently = async (append: AppendRequest): Promise<Verdict[]> => {
      for (let tries = 1; ; tries++) {
        try {
          return await store.log.append(append)
        } catch (error) {
          if (!(error instanceof LogError && error.code === 'busy') || tries === MOST_TRIES) throw error
          note('busy')
          await pause(RETRY_MS)
        }
      }
    }

    const one = async (input: Input): Promise<[string, Receipt, Receipt] | undefined> => {
      let text: string
      try {
        text = await decodeBody(input.body, input.headers)
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        note(error.problem)
        return
      }
      const received = receiveBatch(text, Date.now())
      if (!received.ok) {
        if (PROBLEMS[received.problem].status >= 500) faults.add(`${received.problem} for ${text.slice(0, 200)}`)
        note(received.problem)
        return
      }
      note('receipt')
      const { append } = received
      const { site } = append.envelope
      sent.set(site, (sent.get(site) ?? 0) + JSON.parse(text).events.length)
      const [kept, stored] = await Promise.all([memory.append(append), appendPatiently(append)])
      return [text, receiptOf(append, kept), receiptOf(append, stored)]
    }

    const group = async (size: number) => {
      const results = await Promise.all(
        Array.from({ length: size }, async () => {
          const input = next()
          try {
            return await one(input)
          } catch (error) {
            faults.add(`${error} for ${input.body.toString('latin1', 0, 300)}`)
            return undefined
          }
        }),
      )
      for (const result of results) {
        if (result === undefined) continue
        const [text, kept, stored] = result
        const fates = stored.accepted + stored.duplicate + stored.rejected.length
        accepted += stored.accepted
        if (fates !== JSON.parse(text).events.length) faults.add(`${fates} fates in ${text.slice(0, 200)}`)
        if (!isDeepStrictEqual(kept, stored))
          faults.add(`memory ${JSON.stringify(kept)}, SQLite ${JSON.stringify(stored)}`)
        if (stored.rejected.some(({ code }) => !Object.hasOwn(PROBLEMS, code))) faults.add(`a verdict without a name`)
      }
      for (let n = 0; n < size / 5; n++) {
        const stray = strayQuery(query())
        if (stray !== undefined) faults.add(stray)
      }
    }

    for (let n = 0; n < Math.min(PERIOD, inputs - done); n += GROUP) {
      await group(Math.min(GROUP, inputs - done - n))
      if (n % 1_000 === 0) for (const name of changedIntrinsics(intrinsics)) faults.add(`${name} was changed`)
    }
    for (const [site, events] of sent) {
      const [kept, stored] = [memory.books(site), store.log.books(site)]
      const rows = [...store.log.read({ site })]
      const known = [...memory.read({ site })]
      const differs = rows.find((row, n) => asText(row) !== asText(known[n]))
      if (differs !== undefined) faults.add(`SQLite holds ${JSON.stringify(differs)}, memory does not`)
      const refused = Object.values(stored.rejected).reduce((sum, n) => sum + n, 0)
      const told = `of ${JSON.stringify(site)}: ${JSON.stringify(stored)}`
      if (!isDeepStrictEqual(kept, stored)) faults.add(`the books of memory ${JSON.stringify(kept)} and SQLite ${told}`)
      if (stored.accepted !== rows.length) faults.add(`${rows.length} rows, books ${told}`)
      if (stored.accepted + stored.duplicate + refused !== events) faults.add(`${events} events, books ${told}`)
      const odd = rows.find(({ event }) => !EVENT_NAMES.includes(event.name))
      if (odd !== undefined) faults.add(`an event named ${odd.event.name} was counted`)
    }
    await store.close()
    rmSync(data, { recursive: true })
    globalThis.gc?.()
    rss.push(process.memoryUsage.rss())
  }
  const warm = rss[Math.min(rss.length - 1, Math.max(2, Math.floor(rss.length * 0.3)))]!
  return { inputs, answers, accepted, faults: [...faults], growthMb: Math.round((rss.at(-1)! - warm) / 1e5) / 10 }
}
