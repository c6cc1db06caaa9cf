import { chromium } from 'playwright'
import { bundleNpm } from '../../support/bundleNpm.js'
import { startCollector } from '../../support/collector.js'
import { findHeadlessShell } from '../../support/headlessShell.js'
import { BUILDS, type Build } from '../../support/storyPage.js'
import { startFaultProxy } from '../kit/faultProxy.js'
import { readLog } from '../kit/readLog.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { OTHER_SITE } from '../pages/copies.js'
import type { HostilePage, WireEvent } from '../pages/HostilePage.js'
import { hostilePages } from '../pages/index.js'
import { OVERWRITTEN } from '../pages/intrinsics.js'
import { installLibraries, libraries } from '../pages/libraries.js'
import { type Heard, listen } from './hostilePages/listen.js'
import { openHostileShop, type Stage } from './hostilePages/openHostileShop.js'
import { type Visit, visit } from './hostilePages/visit.js'
import { withoutGuard } from './hostilePages/withoutGuard.js'

/** Pages that are open at once. */
const AT_ONCE = 6

const CLEAN: HostilePage = { name: 'clean' }
const CLEAN_STORY = ['page_view', 'view_item', 'add_to_cart', 'cart', 'purchase', 'page_view']

/** What of a visit is not as it is on a clean page. */
function differences(
  { hostile }: Stage,
  { errors, changed }: Visit,
  heard: Heard,
  clean: readonly WireEvent[],
): string[] {
  const wanted = (hostile.expected?.(clean) ?? clean).map(event => JSON.stringify(event))
  const seen = heard.events().map(event => JSON.stringify(event))
  const at = wanted.findIndex((text, n) => text !== seen[n])
  const found = [...(hostile.isRefused ? errors.filter(text => !text.includes(OVERWRITTEN)) : errors), ...heard.faults]
  if (changed !== '') found.push(`the host is changed: ${changed}`)
  if (hostile.isRefused) {
    const untrue = seen.find(text => !wanted.includes(text))
    return untrue === undefined ? found : [...found, `never happened: ${untrue}`]
  }
  if (seen.length !== wanted.length) found.push(`${seen.length} events, not ${wanted.length}`)
  if (at >= 0) found.push(`event ${at + 1} is ${seen[at]?.slice(0, 300)}, not ${wanted[at]?.slice(0, 300)}`)
  return found
}

/**
 * Tells the same little story on pages that break what a guest relies on, each with one idea. The wire must say what it says
 * on a clean page, everything must be counted once, and the host must keep what it had.
 */
async function run({ cycles, without, say }: TrialOptions): Promise<Finding> {
  for (const problem of await installLibraries()) say(problem)
  await bundleNpm()
  const pages = hostilePages().slice(0, cycles)
  const stages: Stage[] = [CLEAN, ...pages].flatMap(hostile =>
    (hostile.builds ?? BUILDS).map((build: Build) => ({ hostile, build, site: '' })),
  )
  stages.forEach((stage, n) => {
    stage.site = `page-${n}`
  })
  const keys = [OTHER_SITE, ...stages.map(({ site }) => site)]
  const collector = await startCollector({ site: 'clean', args: keys.flatMap(key => ['--site', key]) })
  const proxy = await startFaultProxy(() => collector.url)
  const shop = await openHostileShop(stages, proxy.url)
  const heardOf = await listen(proxy, [shop.origin, 'inner-'])
  const browser = await chromium.launch(await findHeadlessShell())
  const faults: string[] = []
  const clean = new Map<Build, readonly WireEvent[]>()
  let differing = 0

  const see = (stage: Stage) => {
    const patch = without === 'guard' ? withoutGuard : undefined
    const heard = heardOf(stage.site)
    const events = clean.get(stage.build)
    const count = events ? (stage.hostile.expected?.(events) ?? events).length : CLEAN_STORY.length
    return visit({ browser, stage, shop: shop.origin, collector: proxy.url, heard, count, patch })
  }
  const judge = async (stage: Stage) => {
    const found = await see(stage).then(
      seen => differences(stage, seen, heardOf(stage.site), clean.get(stage.build)!),
      error => [`the visit broke off: ${`${error}`.split('\n')[0]}`],
    )
    if (found.length === 0) return
    differing++
    const fault = `${stage.hostile.name}, ${stage.build}: ${found.slice(0, 3).join('; ')}`
    say(fault)
    faults.push(fault)
  }

  try {
    const [queue, first]: Stage[][] = [stages.slice(BUILDS.length), stages.slice(0, BUILDS.length)]
    for (const stage of first!) {
      const { errors } = await see(stage)
      const events = heardOf(stage.site).events()
      clean.set(stage.build, events)
      if (events.map(({ name }) => name).join() !== CLEAN_STORY.join() || errors.length > 0)
        throw new Error(`The clean page tells ${JSON.stringify(events)}. ${errors.join(' ')}`)
    }
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let stage = queue!.shift(); stage; stage = queue!.shift()) await judge(stage)
      }),
    )
    await collector.stop()
    const total = { acked: 0, lost: 0, double: 0, corrupt: differing }
    for (const { hostile, build, site } of stages) {
      const { acked } = heardOf(site)
      const ids = new Set<string>()
      const log = readLog(collector.data, site, id => ids.add(id))
      const lost = [...acked].filter(id => !ids.has(id)).length
      const double = log.rows - ids.size
      if (lost + double > 0) faults.push(`${hostile.name}, ${build}: ${lost} events lost, ${double} counted twice`)
      if (log.accepted !== log.rows || log.faults.length > 0) total.corrupt++
      total.acked += acked.size
      total.lost += lost
      total.double += double
    }
    return { cycles: pages.length, ...total, faults, figures: { visits: stages.length, libraries: libraries().length } }
  } finally {
    await browser.close()
    await shop.close()
    await proxy.close()
    await collector.remove()
  }
}

export const hostilePagesTrial: Trial = {
  name: 'hostile-pages',
  what: 'the same story on pages that break what a guest relies on must be the same on the wire',
  unit: 'pages',
  cycles: { short: 1_000, long: 1_000 },
  controls: {
    guard: {
      what: 'the tag is served with the built-ins of the page in place of its own',
      cycles: 5,
      finds: 'corrupt',
    },
  },
  isAlone: true,
  run,
}
