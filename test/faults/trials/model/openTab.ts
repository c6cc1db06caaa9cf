import { IDBKeyRange } from 'fake-indexeddb'
import type { Tracker } from '../../../../src/core/Tracker.js'
import type { Consent } from '../../../../src/protocol/consent.js'
import type { Random } from '../../../../src/simulator/createRandom.js'
import type { Disk } from './faultyDisk.js'
import type { Locks } from './locks.js'
import type { Network } from './network.js'
import type { PageGlobals } from './pageCode.js'
import type * as PageEntry from './pageEntry.js'
import type { VirtualTime } from './virtualTime.js'

/** A page of the shop that is open. */
export interface Tab {
  tracker: Tracker
  isAlive(): boolean
  /** The page is hidden and left; the tab may live on. */
  leave(): void
  back(): void
  /** Ends the page at once: its memory is gone, what it sent is under way. */
  crash(): void
}

export interface TabOptions {
  site: string
  consent: Consent
  time: VirtualTime
  disk: Disk
  network: Network
  /** Absent in browsers without Web Locks. */
  locks: Locks | undefined
  /** The browser's wall clock, ms. */
  clock(): number
  /** Told each id that the page invents. */
  invented(id: string): void
  random: Random
  load(globals: PageGlobals): typeof PageEntry
}

/** Opens a page with the tracker on it, in an environment of its own. */
export function openTab({ site, consent, time, disk, network, locks, clock, invented, random, load }: TabOptions): Tab {
  let alive = true
  const isAlive = () => alive
  const { indexedDB, pullOut } = disk.plugIn()
  const place = new URL('https://shop.example/lamps?utm_source=mail')
  const document = Object.assign(new EventTarget(), {
    title: 'Lamps',
    referrer: '',
    hidden: false,
    documentElement: { dataset: {} },
  })
  const timers = new Map<number, () => void>()
  let lastTimer = 0
  const globals = {
    document,
    location: { href: place.href, origin: place.origin, pathname: place.pathname, search: place.search },
    history: { pushState() {}, replaceState() {} },
    navigator: locks ? { locks: locks.plugIn(isAlive) } : {},
    indexedDB,
    IDBKeyRange,
    fetch: network.plugIn(isAlive),
    setTimeout(work: () => unknown, ms = 0) {
      timers.set(
        ++lastTimer,
        time.after(ms, () => alive && work()),
      )
      return lastTimer
    },
    clearTimeout: (timer: number) => timers.get(timer)?.(),
    performance: { now: time.now },
    Date: class extends Date {
      static override now = clock
    },
    crypto: {
      getRandomValues(bytes: Uint8Array) {
        const id = random.id()
        bytes.set(Buffer.from(id, 'hex').subarray(0, bytes.length))
        invented(id)
        return bytes
      },
    },
    Math: Object.assign(Object.create(Math), { random: random.next }),
    console,
  }
  const window = Object.assign(new EventTarget(), globals)
  const addEventListener = window.addEventListener.bind(window)
  const page = load({ ...globals, addEventListener, window, self: window, globalThis: window } as PageGlobals)
  const tracker = page.startTracker({ site, collector: 'https://collector.example', consent }, async () => ({
    createSync: page.createSync,
    books: page.books,
    compareCarts: page.compareCarts,
    makeRoom: page.makeRoom,
    recommend: async () => undefined,
  }))
  const show = (state: 'visible' | 'hidden') => {
    document.hidden = state === 'hidden'
    // It bubbles.
    window.dispatchEvent(new Event('visibilitychange'))
  }
  return {
    tracker,
    isAlive,
    leave() {
      show('hidden')
      window.dispatchEvent(new Event('pagehide'))
    },
    back: () => show('visible'),
    crash() {
      alive = false
      locks?.release(isAlive)
      pullOut()
    },
  }
}
