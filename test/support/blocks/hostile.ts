import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { RecommendedItem } from '../../../src/protocol/recommendations.js'
import { product } from './blocksServer.js'
import type { FixtureWindow, Seen } from './openBlocks.js'
import { PAYLOADS } from './payloads.js'

/** Fields of a product that a card or an event has. */
export const FIELDS = [
  'id',
  'title',
  'url',
  'image',
  'brand',
  'strategy',
  'support',
  'availability',
  'currency',
  'rating',
  'reviews',
] as const

export type Field = (typeof FIELDS)[number]

/** Most products of one block. */
const PER_BLOCK = 48

/** Blocks low enough that all of them are on screen. */
export const LOW = 'grapevine-block{max-height:5em;overflow:hidden;margin:0!important}'

/** A product with a payload in one field; in the others it is harmless, so that it is drawn. All have one picture. */
const hostile = (field: Field, payload: string, number: number) => {
  const told =
    field === 'currency'
      ? { price: { amount: 100, currency: payload } }
      : { [field]: field === 'id' ? `${number}${payload}` : payload }
  return product(number, { image: '/picture/1', ...told })
}

/** All payloads in a field of products, as many blocks as they need. */
export function hostileBlocks(field: Field): { placement: string; items: RecommendedItem[] }[] {
  const items = PAYLOADS.map((payload, i) => hostile(field, payload, i + 1))
  return Array.from({ length: Math.ceil(items.length / PER_BLOCK) }, (_, i) => ({
    placement: `p${i}`,
    items: items.slice(i * PER_BLOCK, (i + 1) * PER_BLOCK),
  }))
}

/** Waits until so many blocks have said what they show. */
export async function expectTold(page: Page, count: number): Promise<void> {
  const told = () => page.evaluate(() => (window as unknown as FixtureWindow).seen.told.length)
  await expect.poll(told, { timeout: 30_000 }).toBe(count)
}

/**
 * Says that nothing of the payloads came through: only elements and attributes of a card, addresses of the web, nothing run
 * and nothing reported, also when every link is followed.
 *
 * @param selector Where the cards are, as children or in shadow roots.
 */
export async function expectHarmless(
  page: Page,
  field: Field,
  seen: () => Promise<Seen>,
  selector = 'grapevine-block',
): Promise<void> {
  const pages: string[] = []
  page.on('framenavigated', frame => pages.push(frame.url()))
  const drawn = await page.evaluate(
    where =>
      [...document.querySelectorAll(where)].flatMap(host =>
        [...(host.shadowRoot?.querySelectorAll('*') ?? []), ...host.querySelectorAll('*')].map(element => ({
          tag: element.localName,
          attributes: element.getAttributeNames(),
          address: element.getAttribute('href') ?? element.getAttribute('src'),
        })),
      ),
    selector,
  )
  const tags = new Set(drawn.map(element => element.tag))
  const known = ['section', 'h2', 'ul', 'li', 'a', 'div', 'span', 'bdi', 'img', 's', 'link', 'button', 'p']
  expect([...tags].filter(tag => !known.includes(tag))).toEqual([])
  const names = new Set(drawn.flatMap(element => element.attributes))
  expect([...names].filter(name => name.startsWith('on'))).toEqual([])
  for (const { address, tag } of drawn)
    if (address !== null && tag !== 'link') expect(address).toMatch(/^(https?:\/)?\/[^@]*$/)
  // A title of white space alone is none.
  expect(drawn.filter(element => element.tag === 'li').length).toBeGreaterThan(PAYLOADS.length - 20)

  // Keys and clicks on every link must not run anything either; navigations are only counted, not made.
  await page.evaluate(where => {
    addEventListener('click', event => event.preventDefault())
    for (const host of document.querySelectorAll(where))
      for (const link of [...(host.shadowRoot?.querySelectorAll('a') ?? []), ...host.querySelectorAll('a')])
        link.click()
  }, selector)
  const { executed, problems, violations } = await seen()
  expect(executed).toBe(0)
  expect(problems).toEqual([])
  // Pictures of other sites are refused by the policy of this page, as they should be; nothing else is.
  expect(violations.filter(violation => !violation.startsWith('img-src'))).toEqual([])
  if (field !== 'image') expect(violations).toEqual([])
  expect(pages).toEqual([])
}
