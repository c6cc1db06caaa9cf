import { receiptOf } from '../../../../src/collector/ingest/receiptOf.js'
import { receiveBatch } from '../../../../src/collector/ingest/receiveBatch.js'
import { MemoryEventLog } from '../../../../src/collector/log/MemoryEventLog.js'
import type { Tracker, TrackerConfig } from '../../../../src/core/Tracker.js'
import type { createTracker } from '../../../../src/createTracker.js'
import { createRandom } from '../../../../src/simulator/createRandom.js'
import { hostileValues, SHOP_ERROR } from '../../kit/hostileValues.js'
import { type ApiPage, becomePage, readTag, startPage } from './startPage.js'

/** What calls with any arguments did. */
export interface ApiFinding {
  calls: number
  /** Honest events between them that were persisted, and how many of these never came to the collector. */
  acked: number
  lost: number
  /** Events by their fate. */
  fates: Record<string, number>
  /** What should not be, one sentence each. */
  faults: string[]
}

/** Calls of a page before the shopper goes on to the next. */
const PAGE_CALLS = 200
const COMMANDS = [
  'event',
  'cart',
  'identify',
  'logout',
  'page',
  'consent',
  'recommend',
  'on',
  'use',
  'flush',
  'books',
  'blocks',
]
const EVENTS = ['view_item', 'purchase', 'cart', 'add_to_cart', 'share', 'search', 'page_view', 'web_vital']
const KNOWN_CONSENT = /"consent":"(granted|anonymous|denied|pending)"/
const SETTINGS = ['consent', 'keepParams', 'autoPageView', 'flushEveryMs', 'pageType', 'vitals']

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/**
 * Calls the built tag, the tracker of the npm build and their settings with any values, on pages in this process, before a collector that
 * answers as the real one does, or oddly: nothing is thrown, no promise is left rejected, no batch is refused as a whole, and
 * honest events between the calls arrive.
 */
export async function callPages(
  calls: number,
  seed: string,
  create: typeof createTracker,
  without?: string,
): Promise<ApiFinding> {
  const random = createRandom(`page api ${seed}`)
  const any = hostileValues(random)
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)]!
  const faults = new Map<string, number>()
  const fates: Record<string, number> = {}
  let last = ''
  const note = (fault: string) => faults.set(fault, (faults.get(fault) ?? 0) + 1)
  const told = (error: unknown) => `${(error as Error)?.stack ?? String(error)}`.split('\n', 6).join(' ')
  // Lists in lists become texts one within the other, each with two lines of the stack.
  Error.stackTraceLimit = 200
  process.on('unhandledRejection', error => {
    // An id that is no text and cannot become one has no fate: identify() rejects, for whoever waits for it. By the whole stack, since
    // the next call may have been made when that is told.
    if (!/identify$/.test(last) && !/\bidentify\b|RegExp\.test/.test(`${(error as Error)?.stack}`))
      note(`a rejection nobody sees, after ${last}: ${told(error)}`)
  })
  process.on('uncaughtException', error => note(`thrown into the page, after ${last}: ${told(error)}`))
  console.error = () => {}

  let log = new MemoryEventLog()
  const delivered = new Set<string>()
  becomePage(async (url, init) => {
    if (!url.includes('/v1/events')) return Response.json(any() ?? null)
    const text = String(init?.body)
    const received = receiveBatch(text, Date.now())
    if (!received.ok) {
      // A consent that is none is the shop's mistake, and what it forbids is not sent. Copies leave as they are.
      const isExpected = !KNOWN_CONSENT.test(text) || (init?.keepalive && received.problem === 'too_deep')
      if (!isExpected) note(`a batch is refused as ${received.problem} ${received.field ?? ''}: ${text.slice(0, 200)}`)
      return Response.json({ problem: received.problem }, { status: 400 })
    }
    const receipt = receiptOf(received.append, await log.append(received.append))
    for (const { event } of received.append.events) delivered.add(event.id)
    return Response.json(receipt)
  })
  const tag = readTag(without)

  const call = (name: string, work: () => unknown): unknown => {
    last = name
    try {
      return work()
    } catch (error) {
      // Settings that throw when they are read are the shop's own error.
      if (!told(error).includes(SHOP_ERROR)) note(`${name} threw ${told(error)}`)
      return
    }
  }
  const args = () => Array.from({ length: random.below(4) }, any)
  const viaTracker = (tracker: Tracker, command: string, given: unknown[]) => {
    const work = (command === 'cart' ? tracker.cart.set : tracker[command as 'event']) as (
      ...args: unknown[]
    ) => unknown
    return work(...given)
  }
  const one = ({ gv, tracker }: ApiPage) => {
    const command = pick(COMMANDS)
    const given = command === 'event' && random.chance(0.8) ? [pick(EVENTS), ...args()] : args()
    if (random.chance(0.05)) call('gv of any command', () => gv(any(), ...given))
    else if (random.chance(0.5) || command === 'blocks') call(`gv ${command}`, () => gv(command, ...given))
    else call(`tracker.${command}`, () => viaTracker(tracker, command, given))
  }
  const settings = (value: () => unknown) =>
    Object.fromEntries(SETTINGS.filter(() => random.chance(0.3)).map(name => [name, value()]))
  const npm = async () => {
    const config = { site: `npm-${random.id()}`, collector: 'https://collector.example', ...settings(any) }
    last = 'createTracker'
    try {
      create(config as TrackerConfig).destroy()
    } catch (error) {
      if (!(error instanceof TypeError) && !told(error).includes(SHOP_ERROR)) note(`createTracker threw ${told(error)}`)
    }
    await turn()
  }

  let [acked, lost] = [0, 0]
  for (let done = 0; done < calls; done += PAGE_CALLS) {
    const site = `shop-${done}`
    const dataset = settings(() => pick(['', 'granted', 'denied', '3s', '-1', 'NaN', '0', '1e9', '\u0000', 'false']))
    const page = call('the tag', () => startPage(tag, { ...(dataset as Record<string, string>), site })) as ApiPage
    const { tracker } = page
    tracker.on('event', ({ fate: { status } }) => {
      fates[status] = (fates[status] ?? 0) + 1
    })
    const honest: string[] = []
    for (let n = 0; n < PAGE_CALLS; n++) {
      if (n % 10 === 0) await tracker.consent('granted')
      one(page)
      if (random.chance(0.02)) await npm()
      if (random.chance(0.02)) page.tell(pick(['pagehide', 'pageshow', 'visibilitychange', 'online']))
      await turn()
      await turn()
      if (n % 50 === 49) await tracker.flush()
    }
    await tracker.consent('granted')
    for (let n = 0; n < 3; n++) {
      const fate = await tracker.event('share', { method: 'copy' })
      if (fate.status === 'persisted') honest.push(fate.id)
      else note(`an honest event is ${fate.status} after the calls`)
    }
    // What still waits may be asked for first, batch by batch.
    for (let n = 0; n < 50 && (await tracker.flush()).waiting > 0; n++) await turn()
    acked += honest.length
    lost += honest.filter(id => !delivered.has(id)).length
    call('destroy', () => tracker.destroy())
    await tracker.consent('denied')
    delivered.clear()
    log = new MemoryEventLog()
  }
  await new Promise(resolve => setTimeout(resolve, 50))
  return { calls, acked, lost, fates, faults: [...faults].map(([fault, times]) => `${times} times ${fault}`) }
}
