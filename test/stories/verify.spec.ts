import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Report } from '../../src/verify/Report.js'
import { startDemo } from '../support/demo.js'
import { findHeadlessShell } from '../support/headlessShell.js'
import { ROOT } from '../support/process.js'
import { type Mistakes, openTinyShop, TINY_PAGES, type TinyShop } from '../support/tinyShop.js'

interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** Runs the built command as a shop does. */
async function grapevine(...args: string[]): Promise<Ended> {
  const { executablePath } = await findHeadlessShell()
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [join(ROOT, 'dist/cli.js'), 'verify', ...args],
      { cwd: ROOT, env: { ...process.env, CHROMIUM_PATH: executablePath } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
  })
}

let folder: string
test.setTimeout(120_000)
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grapevine-verify-'))
  await writeFile(join(folder, 'pages.json'), JSON.stringify(TINY_PAGES))
})
test.afterAll(() => rm(folder, { recursive: true, force: true }))

async function inShop<T>(mistakes: Mistakes, work: (shop: TinyShop) => Promise<T>): Promise<T> {
  const shop = await openTinyShop(mistakes)
  try {
    return await work(shop)
  } finally {
    await shop.close()
  }
}

const check = async (shop: TinyShop, ...args: string[]) => {
  const ended = await grapevine(shop.url, '--pages', join(folder, 'pages.json'), '--json', ...args)
  expect(ended.stderr).toBe('')
  return { code: ended.code, report: JSON.parse(ended.stdout) as Report }
}

const findingsOf = ({ scenarios }: Report, name: string) => scenarios.find(one => one.name === name)?.findings ?? []

const failed = ({ scenarios }: Report) =>
  scenarios.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)

test('the demo shop passes every scenario, and its collector hears nothing of it', async () => {
  const demo = await startDemo()
  try {
    const counted = async () => (await (await fetch(`${demo.collector}/v1/health`)).json()).sites.demo.received
    const before = await counted()
    const { code, stdout } = await grapevine(`${demo.shop}/`, '--pages', join(ROOT, 'demo/pages.json'))
    expect(stdout.split('\n').filter(line => /^[✗–]/.test(line))).toEqual([])
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^\d\d passed, 0 failed, 0 skipped$/)
    expect(stdout, 'no colour where nobody looks').not.toContain('\u001b')
    expect(code).toBe(0)
    expect(await counted()).toBe(before)
  } finally {
    await demo.stop()
  }
})

test('a small shop without a mistake passes, and with --live its events arrive', async () => {
  await inShop({}, async shop => {
    const { code, report } = await check(shop)
    expect(report.scenarios.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
    expect(code).toBe(0)
    expect(shop.collector.events).toEqual([])
    await check(shop, '--live', '--only', 'page-views')
    expect(shop.collector.events.filter(({ name }) => name === 'page_view')).toHaveLength(3)
  })
})

test('each mistake of a shop fails its own scenario and no other', async () => {
  const mistakes = {
    noCurrency: true,
    addsAgain: true,
    ordersAgain: true,
    noHeading: true,
    needsTag: true,
    badCommand: true,
    unknownEvent: true,
    noTerm: true,
    noPictures: true,
    noRoom: true,
  }
  const { code, report } = await inShop(mistakes, shop => check(shop, '--patience', '3000'))
  expect(failed(report)).toEqual([
    'product-page',
    'search',
    'cart-page',
    'purchase',
    'blocks-drawn',
    'blocks-still',
    'tag-missing',
    'content-policy',
    'console-clean',
    'events-valid',
  ])
  expect(code).toBe(1)
  const seen = (name: string) =>
    findingsOf(report, name)
      .map(one => one.seen)
      .join()
  const advice = (name: string) => findingsOf(report, name)[0]?.advice
  expect(seen('product-page')).toContain('bad_currency (value)')
  expect(advice('product-page')).toContain('ISO 4217')
  expect(seen('search')).toContain('bad_params (search_term)')
  expect(seen('purchase')).toMatch(/^twice: purchase .*, purchase /)
  expect(advice('purchase')).toContain('Remember in the browser which orders were told')
  expect(seen('console-clean')).toContain('bad_command (trackEverything)')
  expect(seen('events-valid')).toContain('view_product: unknown_event')
  expect(seen('content-policy')).toContain('img-src blocks')
})

test('so does each of twelve others, with its own advice', async () => {
  const advised = {
    'consent-denied': "Call gv('consent', 'denied')",
    'page-views': "Call gv('consent', 'granted') on every page",
    'category-page': 'Tell view_item on the page of one product alone',
    'add-to-cart': 'whenever it may have changed, also on this page',
    'remove-from-cart': 'with an empty list for an empty cart',
    checkout: 'when the first step of the checkout opens',
    'blocks-cart': 'the ids by which the catalog knows its products',
    'blocks-seen': 'tell none by hand',
    'blocks-clicked': 'Stop no click on cards',
    'collector-down': 'Expect undefined where gv or the tracker answers',
    'collector-slow': 'Load the tag with async',
    'single-page': 'Tell a "spaLink" that the router of the app takes',
  }
  const mistakes = {
    noIsYes: true,
    forgetsConsent: true,
    viewsAll: true,
    tellsCartLate: true,
    keepsLines: true,
    noCheckout: true,
    otherCatalog: true,
    tellsBlocks: true,
    stopsClicks: true,
    needsAnswer: true,
    noAsync: true,
    hardLink: true,
  }
  const others = ['tag-loaded', 'product-page', 'purchase', 'blocks-drawn']
  const { report } = await inShop(mistakes, shop =>
    check(shop, '--patience', '2000', '--only', [...others, ...Object.keys(advised)].join()),
  )
  expect(failed(report)).toEqual(Object.keys(advised))
  expect(report.passed).toBe(others.length)
  for (const [name, advice] of Object.entries(advised))
    expect(findingsOf(report, name).map(one => one.advice)).toContainEqual(expect.stringContaining(advice))
  expect(findingsOf(report, 'page-views')[0]?.seen).toMatch(/^twice: page_view of \S+ \(load\), page_view of/)
  expect(findingsOf(report, 'blocks-cart')[0]?.seen).toContain('/p/A, by another id than A')
  expect(findingsOf(report, 'collector-down').map(({ seen }) => seen)).toEqual([expect.stringContaining("'items'")])
})

test('what looks right on the page is found too', async () => {
  const mistakes = {
    noPageViews: true,
    otherCategory: true,
    otherCartIds: true,
    noValue: true,
    hidesPage: true,
    pricesAlone: true,
  }
  const scenarios = [
    'page-views',
    'category-page',
    'add-to-cart',
    'purchase',
    'collector-slow',
    'tag-missing',
    'single-page',
    'events-valid',
  ]
  const { report } = await inShop(mistakes, shop =>
    check(shop, '--patience', '2000', '--only', ['tag-loaded', 'product-page', ...scenarios].join()),
  )
  expect(failed(report)).toEqual(scenarios)
  const seen = scenarios.map(name => findingsOf(report, name)[0]?.seen)
  expect(seen).toEqual([
    expect.stringMatching(/^none of it, only view_item/),
    'bestsellers of "Lampz" shows bestsellers of the whole shop',
    'A in view_item, A-blue in add_to_cart',
    'no value',
    'it is hidden until it answers',
    expect.stringMatching(/\/p\/A is hidden$/),
    'no event at all',
    expect.stringMatching(/^view_item, add_to_cart, cart.* without currency$/),
  ])
  expect(findingsOf(report, 'single-page')[0]?.advice).toContain('autoPageView')
})

for (const [misspells, sentence] of [
  ['block', 'Blocks do not read plaecment. Did you mean placement?'],
  ['placeholder', 'A placeholder does not read data-plaecment. Did you mean data-placement?'],
] as const)
  test(`an attribute that no ${misspells} reads is named, and nothing else is wrong for it`, async () => {
    const { report } = await inShop({ misspells }, shop =>
      check(shop, '--patience', '2000', '--only', 'tag-loaded,blocks-drawn,blocks-cart'),
    )
    expect(failed(report)).toEqual(['blocks-drawn'])
    const [finding, ...more] = findingsOf(report, 'blocks-drawn')
    expect(finding?.seen).toContain(sentence)
    expect(finding?.advice).toContain('guide/blocks.md')
    expect(more).toEqual([])
  })

test('a block in a closed tab is drawn and not judged by clicks', async () => {
  await inShop({ closesTab: true }, async shop => {
    const { report } = await check(shop, '--patience', '2000', '--only', 'blocks-drawn,blocks-seen,blocks-clicked')
    expect(failed(report)).toEqual([])
    expect(report.scenarios.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      'passed',
      ...Array(2).fill('scrolling shows no block that draws; tell a page that shows one without a click'),
    ])
  })
})

test('what shops paste or make at the wrong place is told with the way to mend it', async () => {
  const find = (mistakes: Mistakes, only: string) =>
    inShop(mistakes, async shop => {
      const { report } = await check(shop, '--patience', '2000', '--only', only)
      return findingsOf(report, only.split(',').at(-1)!)
    })
  expect(await find({ coversAll: true }, 'blocks-clicked')).toEqual([
    expect.objectContaining({
      seen: expect.stringMatching(/^also-bought: <div.* intercepts pointer events$/),
      advice: expect.stringContaining('See what covers them'),
    }),
  ])
  expect(await find({ numbersAnew: true }, 'purchase')).toContainEqual(
    expect.objectContaining({
      seen: expect.stringMatching(/^O-0\.\d+, then O-0\.\d+$/),
      advice: expect.stringContaining('Take the number of the order from the shop'),
    }),
  )
  expect(await find({ ordersAgain: true }, 'purchase'), 'one order twice has one number').not.toContainEqual(
    expect.objectContaining({ advice: expect.stringContaining('Take the number of the order') }),
  )
  expect(await find({ unlisted: true }, 'product-page')).toEqual([
    expect.objectContaining({ seen: 'it has no A', advice: expect.stringContaining('Import it, or tell the id') }),
  ])
  expect(await find({ noSnippet: true }, 'product-page,console-clean')).toEqual([
    expect.objectContaining({
      seen: 'gv is not defined',
      advice: expect.stringContaining('above the first script that calls gv'),
    }),
  ])
})

test('what keeps a whole shop from working is told once, and says where', async () => {
  const find = (mistakes: Mistakes, only = 'tag-loaded,search') =>
    inShop(mistakes, async shop => {
      const { report } = await check(shop, '--patience', '3000', '--only', only)
      return report.scenarios.map(({ name, outcome, findings, reason }) =>
        outcome === 'failed' ? [name, ...findings.map(({ seen }) => seen)] : [name, reason ?? outcome],
      )
    })
  const said = (...texts: string[]) => texts.map(text => expect.stringContaining(text))
  const shops: [mistakes: Mistakes, only?: string][] = [
    [{ noTag: true }],
    [{ policy: "script-src 'unsafe-inline'" }],
    [{ policy: "connect-src 'self'" }],
    [{ mutePath: '/search' }],
    [{ key: 'tinny' }],
    [{ noOrigin: true }],
    [{ keepsYes: true }, 'search,product-page'],
    [{ startsGranted: true }, 'tag-loaded,before-consent'],
    [{ clearsStorage: true }, 'collector-down'],
  ]
  const found: Awaited<ReturnType<typeof find>>[] = []
  // With more browsers at once, pages take longer on a busy machine than the check is patient.
  for (let i = 0; i < shops.length; i += 3)
    found.push(...(await Promise.all(shops.slice(i, i + 3).map(shop => find(...shop)))))
  const [noTag, blocked, mute, muteSearch, key, origin, consent, granted, cleared] = found
  expect(noTag).toEqual([
    said('tag-loaded', 'no <script src="…/tag.js">'),
    ['search', 'no tracker runs, see tag-loaded'],
  ])
  expect(blocked).toEqual([
    said('tag-loaded', 'script-src-elem of the content policy blocks http'),
    ['search', 'no tracker runs, see tag-loaded'],
  ])
  expect(mute).toEqual([
    said('tag-loaded', 'connect-src of the content policy blocks http'),
    ['search', 'no event can leave the page, see tag-loaded'],
  ])
  expect(muteSearch).toEqual([['tag-loaded', 'passed'], said('search', '/v1/events on http')])
  expect(key).toEqual([said('tag-loaded', 'answers "tinny" with 403 unknown_site'), ['search', 'passed']])
  expect(origin).toEqual([said('tag-loaded', 'with 403 bad_origin'), ['search', 'passed']])
  expect(consent).toEqual([said('product-page', 'it is pending on http'), ['search', 'not reached, see product-page']])
  expect(granted).toEqual([
    ['tag-loaded', 'passed'],
    said('before-consent', 'the database grapevine:tiny', 'page_view of http'),
  ])
  // The second view is lost too where the page clears storage late.
  expect(cleared?.[0]?.slice(0, 2)).toEqual([
    'collector-down',
    expect.stringMatching(/^once: page_view|^none of it|^no event|"waiting":0/),
  ])
})

test('what is not told is skipped, and says how to tell it', async () => {
  const { code, stdout } = await inShop({}, shop => grapevine(shop.url, '--only', 'search,tag-loaded'))
  expect(stdout).toContain('– search           skipped: tell --search to check it')
  expect(stdout).not.toContain('✗')
  expect(stdout).toContain('The check said yes by itself. Tell "consent" in the file of --pages')
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 0 failed, 1 skipped')
  expect(code).toBe(0)
})

test('bad input ends with status 2 and a sentence that says what to do', async () => {
  const broken = join(folder, 'broken.json')
  await writeFile(broken, '{ "cart": 7, "basket": "/cart", "order": [{ "clik": "#pay" }] }')
  const [none, odd, pages, scenario, browser, gone, option] = await Promise.all([
    grapevine(),
    grapevine('shop'),
    grapevine('http://127.0.0.1:9/', '--pages', broken),
    grapevine('http://127.0.0.1:9/', '--only', 'everything'),
    grapevine('http://127.0.0.1:9/', '--browser', '/nowhere'),
    grapevine('http://127.0.0.1:9/'),
    grapevine('http://127.0.0.1:9/', '--basket', '/cart'),
  ])
  expect([none, odd, pages, scenario, browser, gone, option].map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2, 2])
  expect(none?.stderr).toContain('Say which shop')
  expect(odd?.stderr).toContain('"shop" is no address')
  expect(pages?.stderr.trim().split('\n')).toEqual([
    '"cart" (the cart page) is 7. Write an address or a path of the shop, such as "/cart".',
    expect.stringContaining('"basket" is not known. Write one of: start, product'),
    expect.stringContaining('is [{"clik":"#pay"}]. Write a list such as'),
  ])
  expect(scenario?.stderr).toContain('"everything" is no scenario. Use: tag-loaded')
  expect(browser?.stderr).toContain('There is no browser at /nowhere. Correct --browser.')
  expect(gone?.stderr).toContain('http://127.0.0.1:9/ opens: ')
  expect(option?.stderr).toContain("unknown option '--basket'")
})
