import type { EventLog } from '../../../../src/collector/log/EventLog.js'
import type { Books } from '../../../../src/core/Tracker.js'
import type { Consent } from '../../../../src/protocol/consent.js'
import { createRandom } from '../../../../src/simulator/createRandom.js'
import { createCore } from './collectorCore.js'
import type { Command, Sequence, TabNumber } from './commands.js'
import { createDisk, type DiskRecord } from './faultyDisk.js'
import { createLedger, excuseAll, type Ledger } from './Ledger.js'
import { createLocks } from './locks.js'
import { createNetwork } from './network.js'
import { openTab, type Tab, type TabOptions } from './openTab.js'
import { trackSomething } from './trackSomething.js'
import type { VirtualTime } from './virtualTime.js'

/** The collector's storage of one sequence. */
export interface Storage {
  log(): EventLog | undefined
  /** Ends the collector, whatever it is doing. */
  stop(): Promise<void>
  start(): void
}

export interface Run {
  ledger: Ledger
  notes: ReturnType<typeof createCore>['notes']
  /** The browser's own books in the end. */
  books: Books | undefined
  /** Records that were taken from the disk. */
  damaged: DiskRecord[]
  /** Events that still wait in the end. */
  waiting: number
  /** Faults that really happened. */
  faults: number
  /** Most requests of one tab under way at once. */
  most: number
}

export interface RunOptions {
  site: string
  time: VirtualTime
  storage: Storage
  load: TabOptions['load']
  without: string | undefined
}

const HOUR = 3_600_000
const YEAR = 365.25 * 24 * HOUR
/** When all sequences begin, by the collector's clock. */
const EPOCH = Date.UTC(2026, 0, 1)
/** Hours in which everything that can be sent must be sent once nothing fails any more. */
const MOST_HOURS = 30

/** Takes a browser and a collector through a sequence, then lets all faults end and everything be sent. */
export async function runSequence({ commands, locks: hasLocks, seed }: Sequence, options: RunOptions): Promise<Run> {
  const { site, time, storage, load, without } = options
  const random = createRandom(`${seed}`)
  const ledger = createLedger()
  const disk = createDisk()
  const locks = hasLocks ? createLocks() : undefined
  const core = createCore(storage.log)
  const collectorClock = () => EPOCH + time.now()
  const network = createNetwork({ time, core, clock: collectorClock, forgetful: without === 'receipt' })
  const damaged: DiskRecord[] = []
  const tabs: (Tab | undefined)[] = [undefined, undefined]
  let consent: Consent = 'granted'
  let jumpMs = 0
  let faults = 0

  const open = (number: TabNumber): Tab => {
    const known = tabs[number]
    if (known) return known
    if (consent === 'denied') {
      excuseAll(ledger, 'consent')
      // Nor what another tab records until the deletion is done.
      time.after(0, () => excuseAll(ledger, 'consent'))
    }
    const tab = openTab({
      ...{ site, consent, time, disk, network, locks, random, load },
      clock: () => Math.round(collectorClock() + jumpMs),
      invented: id => ledger.invented.add(id),
    })
    tab.tracker.on('event', ({ id, name, params, fate }) => {
      if (tab.isAlive() && id) ledger.told.set(id, { id, name, params, fate, isAlive: tab.isAlive })
    })
    tab.tracker.on('problem', ({ code, detail }) => {
      const { problems } = ledger
      // What nobody can open is deleted.
      if (code === 'storage_refused' && detail === 'deleted') excuseAll(ledger, 'deleted')
      if (tab.isAlive()) problems.set(code, (problems.get(code) ?? 0) + (Number(detail) || 1))
    })
    tabs[number] = tab
    return tab
  }
  const end = (number: TabNumber) => {
    tabs[number]?.crash()
    tabs[number] = undefined
  }
  /** Waits for something that needs the event loop, but no time. */
  const settled = async <T>(work: Promise<T>): Promise<T> => {
    await time.settle()
    return work
  }
  const tell = (number: TabNumber, to: Consent) => {
    const { tracker } = open(number)
    const clears = to !== 'granted'
    const excuse = () => excuseAll(ledger, 'consent')
    if (clears) {
      excuse()
      // And what is recorded until the deletion is done, also where the page that asked for it has crashed.
      disk.whenDeleted.add(excuse)
    }
    consent = to
    tracker.consent(to).then(() => {
      disk.whenDeleted.delete(excuse)
      if (clears) excuse()
    })
  }

  const step = async (command: Command): Promise<unknown> => {
    switch (command.do) {
      case 'track':
        return trackSomething(open(command.tab).tracker, command.what, random)
      case 'cart': {
        const items = command.products.map(n => ({ item_id: `P-${n}`, price: 5, quantity: 1 + (n % 2) }))
        return void open(command.tab).tracker.cart.set({ currency: 'EUR', items })
      }
      case 'identify':
        return void open(command.tab).tracker.identify(`C-${random.below(3)}`)
      case 'logout':
      case 'flush':
        return void open(command.tab).tracker[command.do]()
      case 'leave':
      case 'back':
        return open(command.tab)[command.do]()
      case 'crash':
        faults++
        return end(command.tab)
      case 'navigate':
        open(command.tab).leave()
        end(command.tab)
        return open(command.tab)
      case 'close':
        tabs[command.tab]?.leave()
        return end(command.tab)
      case 'consent':
        return tell(command.tab, command.to)
      case 'network':
        return void network.fates.push(...command.fates)
      case 'disk':
        disk.state = command.is
        return
      case 'damage': {
        const gone = await settled(disk.damage(command.records))
        faults += gone.length
        damaged.push(...gone)
        for (const { event } of gone) ledger.excused.set(event.id, 'damaged')
        return
      }
      case 'erase':
        faults++
        excuseAll(ledger, 'erased')
        await settled(disk.erase())
        return excuseAll(ledger, 'erased')
      case 'restart':
        faults++
        await settled(storage.stop())
        return storage.start()
      case 'clock':
        faults++
        jumpMs = command.years * YEAR
        return
      case 'wait':
        return time.pass(command.ms)
      case 'turns':
        return time.turns(command.count)
    }
  }

  for (const command of commands) await step(command)

  disk.state = 'ok'
  network.fates.length = 0
  const waiting = async () => {
    let sum = 0
    for (const tab of tabs) {
      const flushed = tab?.tracker.flush()
      await time.pass(HOUR)
      sum += (await flushed)?.waiting ?? 0
    }
    return sum
  }
  const drain = async () => {
    let left = 0
    for (let hour = 0; hour < MOST_HOURS; hour++) {
      left = await waiting()
      if (left === 0) break
    }
    return left
  }
  const last = [open(0), ...tabs.slice(1)]
  for (const tab of last) tab?.tracker.consent('granted')
  // What a tab had begun before it was told no is deleted when its storage has answered, or missed its deadline.
  await time.pass(5_000)
  for (const tab of last) {
    // Later numbers show what is missing between.
    tab?.tracker.event('share', { method: 'the end' })
    await time.pass(1_000)
  }
  let left = await drain()
  // A tab whose storage hung for ever keeps to its memory: what is on disk is the next page's.
  for (const number of [0, 1] as const) if (tabs[number]) end(number)
  consent = 'granted'
  open(0)
  await time.pass(HOUR)
  left += await drain()
  const books = await settled(open(0).tracker.books())
  end(0)
  await time.settle()
  return {
    ledger,
    notes: core.notes,
    books,
    damaged,
    waiting: left,
    faults: faults + disk.faults + network.faults,
    most: network.most,
  }
}
