import { openShop } from './drawing/openShop.js'
import { pageOf, referenceOf } from './drawing/pages.js'
import { summary } from './drawing/summary.js'
import { drawing, inBrowser, keptAnswer, longTasks, takeMarkup } from './drawing/visits.js'
import { launch } from './peers/launch.js'

const SLOWDOWN = 4
/** Nothing is sent while the drawing is watched. */
const SILENT = 'data-flush-every-ms="60000"'

/**
 * What blocks of twelve cards cost their page, without loading the code: the drawing once the answer is there, beside the same
 * cards set as HTML; the long tasks of a page with three blocks, beside the same page without the tag; and how soon after its
 * element has connected a block shows its kept answer. Every page is the first of a tab of a visitor of its own, but where it says
 * otherwise; whether it has a process of its own is up to the browser.
 */
export async function draw({ draws }) {
  const shop = await openShop()
  const browser = await launch()
  const at = (slowdown, work) => inBrowser(browser, slowdown, work)
  try {
    shop.put('/one', pageOf(shop.tag, ['one'], SILENT))
    shop.put('/next', pageOf(shop.tag, ['next'], SILENT))
    shop.put('/three', pageOf(shop.tag, ['one', 'two', 'three']))
    shop.put('/without', pageOf(undefined, ['one', 'two', 'three']))
    shop.put('/markup', referenceOf(shop.tag, await at(1, open => takeMarkup(shop, open))))
    const first = []
    const next = []
    const markup = []
    const loads = []
    const kept = []
    for (let round = 0; round < draws; round++) {
      await at(SLOWDOWN, async open => {
        const page = await open()
        first.push(await drawing(shop, browser, page, '/one'))
        next.push(await drawing(shop, browser, page, '/next'))
      })
      await at(SLOWDOWN, async open => markup.push(await drawing(shop, browser, await open(), '/markup')))
      for (const slowdown of [SLOWDOWN, 1]) {
        for (const path of ['/three', '/without']) {
          loads.push({ slowdown, path, times: await at(slowdown, async open => longTasks(shop, await open(), path)) })
        }
        kept.push({ slowdown, ms: await at(slowdown, open => keptAnswer(shop, open)) })
      }
    }
    const rows = [
      drawn('first page of a tab', first, markup),
      drawn('next page of the tab', next, markup),
      drawn('the same cards set as HTML', markup, markup),
    ]
    for (const slowdown of [SLOWDOWN, 1]) {
      const times = path => loads.filter(one => one.slowdown === slowdown && one.path === path).map(one => one.times)
      rows.push(loaded('three blocks', slowdown, times('/three')))
      rows.push(loaded('the same without the tag', slowdown, times('/without')))
      rows.push(
        shown(
          slowdown,
          kept.filter(one => one.slowdown === slowdown).map(({ ms }) => ms),
        ),
      )
    }
    return rows.map(row => ({ ...row, rounds: draws }))
  } finally {
    await browser.close()
    shop.close()
  }
}

function drawn(page, times, reference) {
  const of = (list, key) => summary(list.map(one => one[key]))
  const { least, p50, p90 } = of(times, 'rendering')
  const longest = of(times, 'longest')
  return {
    what: 'drawing 12 cards',
    page,
    slowdown: SLOWDOWN,
    rendering_least_ms: least,
    rendering_p50_ms: p50,
    rendering_p90_ms: p90,
    ratio_to_html: Math.round((100 * p50) / of(reference, 'rendering').p50) / 100,
    ...Object.fromEntries(
      ['script', 'style', 'layout', 'paint', 'tasks'].map(key => [`${key}_p50_ms`, of(times, key).p50]),
    ),
    longest_task_p50_ms: longest.p50,
    longest_task_p90_ms: longest.p90,
  }
}

function loaded(page, slowdown, times) {
  const count = summary(times.map(one => one.length))
  const longest = summary(times.map(one => Math.max(0, ...one)))
  return {
    what: 'long tasks of a page',
    page,
    slowdown,
    long_tasks_p50: count.p50,
    long_tasks_most: count.most,
    longest_p50_ms: longest.p50,
    longest_most_ms: longest.most,
  }
}

function shown(slowdown, times) {
  const { least, p50, p90 } = summary(times)
  return {
    what: 'kept answer painted after connecting',
    page: 'one block',
    slowdown,
    painted_least_ms: least,
    painted_p50_ms: p50,
    painted_p90_ms: p90,
  }
}
