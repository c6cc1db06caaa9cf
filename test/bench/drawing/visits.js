import { markupOf } from './pages.js'
import { sumTasks } from './sumTasks.js'

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'v8',
  'v8.execute',
]
/** Until all is over that a page does by itself before its answer comes, ms. */
const QUIET_MS = 1500
/** An answer, its drawing and its first frames, ms. */
const WATCH_MS = 1200
/** A page with its load, its blocks, and what is sent after three seconds. */
const LOAD_MS = 4500

const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/** A visitor, whose pages are opened at a part of the machine's speed. */
export async function inBrowser(browser, slowdown, work) {
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  try {
    return await work(async () => {
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
      return page
    })
  } finally {
    await context.close()
  }
}

async function until(isSo, what) {
  for (let tries = 0; tries < 600; tries++) {
    if (await isSo()) return
    await pause(100)
  }
  throw new Error(`${what} within a minute.`)
}

const asked = shop => until(() => shop.held() > 0, 'The page asked for no products')

const painted = page => until(() => page.evaluate(() => seen.painted !== undefined), 'The page drew nothing')

/** What a page with one block shows before and after its answer, and its style: `{ css, skeleton, cards }`. */
export async function takeMarkup(shop, open) {
  shop.hold()
  const page = await open()
  await page.goto(shop.address('/one'))
  await asked(shop)
  const { css, html: skeleton } = await page.evaluate(markupOf)
  shop.release()
  await painted(page)
  const { html: cards } = await page.evaluate(markupOf)
  return { css, skeleton, cards }
}

/** Opens a page, lets it become quiet, and watches what it does with its answer: sums of `sumTasks`. */
export async function drawing(shop, browser, page, path) {
  shop.hold()
  await page.goto(shop.address(path))
  await asked(shop)
  await pause(QUIET_MS)
  await browser.startTracing(page, { categories: CATEGORIES })
  await pause(200)
  shop.release()
  await pause(WATCH_MS)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  return sumTasks(traceEvents, 'drawn')
}

/** Loads a page, and answers its long tasks in ms. */
export async function longTasks(shop, page, path) {
  await page.goto(shop.address(path))
  await pause(LOAD_MS)
  return page.evaluate(() => seen.longTasks)
}

/** Visits a page, closes it, and opens it anew with a collector that does not answer: ms from connecting to the painted cards. */
export async function keptAnswer(shop, open) {
  const before = await open()
  await before.goto(shop.address('/one'))
  await painted(before)
  await pause(QUIET_MS)
  await before.close()
  const page = await open()
  shop.hold()
  await page.goto(shop.address('/one'))
  await painted(page)
  shop.release()
  return page.evaluate(() => Math.round(seen.painted * 10) / 10)
}
