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
    report.scenarios
      .find(one => one.name === name)
      ?.findings.map(one => one.seen)
      .join()
  const advice = (name: string) => report.scenarios.find(one => one.name === name)?.findings[0]?.advice
  expect(seen('product-page')).toContain('bad_currency (value)')
  expect(advice('product-page')).toContain('ISO 4217')
  expect(seen('search')).toContain('bad_params (search_term)')
  expect(seen('purchase')).toContain('2 times')
  expect(seen('console-clean')).toContain('bad_command (trackEverything)')
  expect(seen('events-valid')).toContain('view_product: unknown_event')
  expect(seen('content-policy')).toContain('img-src blocks')
})

test('so does each of five others', async () => {
  const mistakes = { noIsYes: true, keepsLines: true, noCheckout: true, hardLink: true, stopsClicks: true }
  const scenarios = ['consent-denied', 'remove-from-cart', 'checkout', 'blocks-clicked', 'single-page']
  const others = ['tag-loaded', 'page-views', 'product-page', 'add-to-cart', 'purchase', 'blocks-drawn']
  const { report } = await inShop(mistakes, shop =>
    check(shop, '--patience', '3000', '--only', [...others, ...scenarios].join()),
  )
  expect(failed(report)).toEqual(scenarios)
  expect(report.passed).toBe(others.length)
})

test('a tag that starts with consent fails before-consent', async () => {
  const { report } = await inShop({ startsGranted: true }, shop => check(shop, '--only', 'before-consent,tag-loaded'))
  expect(failed(report)).toEqual(['before-consent'])
  const seen = report.scenarios[1]?.findings.map(one => one.seen).join()
  expect(seen).toContain('the database grapevine:tiny')
  expect(seen).toContain('page_view')
})

test('what is not told is skipped, and says how to tell it', async () => {
  const { code, stdout } = await inShop({}, shop => grapevine(shop.url, '--only', 'search,tag-loaded'))
  expect(stdout).toContain('– search           skipped: tell --search to check it')
  expect(stdout).not.toContain('✗')
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
