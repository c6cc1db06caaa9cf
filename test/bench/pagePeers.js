import { brotliCompressSync } from 'node:zlib'
import { beforeConsent } from './peers/beforeConsent.js'
import { startEndpoint } from './peers/endpoint.js'
import { install } from './peers/install.js'
import { launch } from './peers/launch.js'
import { choosePeers } from './peers/peers.js'
import { readTrace } from './peers/readTrace.js'
import { openShop } from './peers/shop.js'

const ROUNDS = 5
const SLOWDOWN = 4
/** What belongs to the load, the start and one product view, ms. */
const WATCH_MS = 3500
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline']

const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/**
 * What each peer does to a product page: CPU time of the main thread at a quarter of the speed, beside a page with an empty
 * script; requests, bytes, and what is in the browser's storage before anybody has agreed. Medians of interleaved rounds.
 */
export async function pagePeers({ peers }) {
  const names = choosePeers(peers)
  const installed = await install(names)
  installed.nothing = { version: '', code: Buffer.from('window.bench.track = () => {}') }
  const shop = await openShop(installed)
  const browser = await launch()
  try {
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) {
      for (const peer of ['nothing', ...names]) rounds.push({ peer, ...(await measure(browser, shop, peer)) })
    }
    const of = peer => rounds.filter(round => round.peer === peer)
    const empty = median(of('nothing').map(round => round.tasks_ms))
    const rows = []
    for (const peer of names) {
      const middle = key => median(of(peer).map(round => round[key]))
      const { code, version } = installed[peer]
      rows.push({
        peer,
        version,
        script_brotli: brotliCompressSync(code).length,
        tasks_ms: Math.round((middle('tasks_ms') - empty) * 10) / 10,
        script_ms: middle('script_ms'),
        longest_ms: middle('longest_ms'),
        call_ms: middle('call_ms'),
        requests: middle('requests'),
        preflights: middle('preflights'),
        body_bytes: middle('bytes'),
        before_consent: await beforeConsent(browser, shop, peer),
      })
    }
    return rows.map(row => ({ ...row, rounds: ROUNDS, slowdown: SLOWDOWN, empty_page_tasks_ms: empty }))
  } finally {
    await browser.close()
    shop.close()
  }
}

async function measure(browser, shop, peer) {
  const endpoint = await startEndpoint()
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
    await browser.startTracing(page, { categories: CATEGORIES })
    await page.goto(shop.address(peer, 'product', endpoint.url))
    await page.evaluate(() => window.bench.ready)
    await page.evaluate(() => void window.bench.track('mark-product'))
    await pause(WATCH_MS)
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
    const sent = { ...endpoint.tally }
    return { ...readTrace(traceEvents, `/${peer}/code.js`), ...sent, call_ms: await page.evaluate(callTime) }
  } finally {
    await context.close()
    await endpoint.close()
  }
}

/** In the page: the median time of one call, from tasks of ten calls each, since the clock of a page is coarse. */
async function callTime() {
  const times = []
  for (let task = 0; task < 9; task++) {
    const start = performance.now()
    for (let call = 0; call < 10; call++) window.bench.track('mark-call')
    times.push((performance.now() - start) / 10)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return Math.round(times.sort((a, b) => a - b)[4] * 100) / 100
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
