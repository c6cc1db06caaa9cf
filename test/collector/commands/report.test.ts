import { describe, expect, test } from 'vitest'
import { addExport } from '../../../src/collector/commands/export.js'
import { addReport } from '../../../src/collector/commands/report.js'
import { openStore } from '../../../src/collector/openStore.js'
import type { EventName } from '../../../src/protocol/events/index.js'
import { append, event, minor, NOON } from '../builders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { shell } from './shell.js'

const grapevine = shell(addReport, addExport)
const DAY_MS = 86_400_000

const fromBlock = { recommendation_id: 'r-1', block_type: 'bestsellers', placement: 'home', source: 'primary' }
const order = { transaction_id: 'O-1', currency: 'EUR', items: [{ item_id: 'A-blue', price: minor(500), quantity: 2 }] }

/** A visitor is shown a block, chooses a product in it, and buys its other variant ten days later. */
async function withLog() {
  const data = temporaryDirectory()
  const store = openStore(data)
  store.sites.add('quiet')
  store.catalog.upsert(
    'my-shop',
    ['A-red', 'A-blue'].map(id => ({
      id,
      title: id,
      groupId: 'A',
      availability: 'in_stock' as const,
      source: 'catalog' as const,
    })),
  )
  const say = (name: EventName, params: object, at: number) =>
    store.log.append(append([event(`${name}-${at}`, { name, params, at })], { site: 'my-shop' }))
  await Promise.all([
    // The log hears of the order before it hears of the choice.
    say('purchase', order, NOON),
    say('add_to_cart', { items: [{ item_id: 'A-blue' }] }, NOON - 1),
    say('block_rendered', { ...fromBlock, slots: 2 }, NOON - 10 * DAY_MS),
    say('view_item_list', { ...fromBlock, items: [{ item_id: 'A-red', index: 1 }] }, NOON - 10 * DAY_MS + 1),
    say(
      'select_item',
      { ...fromBlock, items: [{ item_id: 'A-red', index: 1, strategy: 'trending' }] },
      NOON - 10 * DAY_MS + 2,
    ),
    say('refund', { transaction_id: 'O-1', items: [{ item_id: 'A-blue', quantity: 1 }] }, NOON + 1),
  ])
  await store.close()
  return data
}

const UNTIL = ['--until', new Date(NOON + 2).toISOString()]

describe('grapevine report', () => {
  test('says what blocks are worth, in words', async () => {
    const { out } = await grapevine('report', '--data', await withLog(), '--site', 'my-shop', ...UNTIL)
    expect(out.trimEnd().split('\n')).toEqual([
      'my-shop: 30 days until 2026-11-20 12:00 UTC',
      '  1 order, 5.00 EUR',
      '  1 order (100.0 %) of something chosen from a block, 5.00 EUR',
      '  0 orders (0.0 %) of other things, by who chose something from a block before',
      '',
      '  placement  type         rendered  seen  clicks  of rendered  of seen  to cart  orders     worth  other orders',
      '  home       bestsellers         1     1       1      100.0 %  100.0 %        1       1  5.00 EUR             0',
    ])
  })

  test('prints figures as JSON, by what it is told to, within the window', async () => {
    const data = await withLog()
    const by = async (...more: string[]) =>
      (await grapevine('report', '--data', data, '--site', 'my-shop', '--json', ...UNTIL, ...more)).report
    expect(await by('--by', 'strategy, slot')).toMatchObject({
      site: 'my-shop',
      from: new Date(NOON + 2 - 30 * DAY_MS).toISOString(),
      window: 30,
      all: { orders: 1, revenue: { EUR: 5 } },
      rows: [
        { of: { strategy: 'trending', slot: '1' }, clicks: 1, chosen: { orders: 1, revenue: { EUR: 5 } } },
        { of: { strategy: '', slot: '1' }, seen: 1, clicks: 0 },
      ],
    })
    expect(await by('--window', '9')).toMatchObject({ chosen: { orders: 0 }, rows: [{ clicks: 1 }] })
    expect(await by('--days', '5')).toMatchObject({ chosen: { orders: 1 }, rows: [{ clicks: 0, toCart: 1 }] })
  })

  test('refuses what it cannot report on, and says what it can', async () => {
    const data = await withLog()
    const run = (...more: string[]) => grapevine('report', '--data', data, ...more)
    await expect(run('--by', 'colour')).rejects.toThrow('one or more of placement, type')
    await expect(run('--site', 'other')).rejects.toThrow('Known sites:')
    await expect(run('--until', 'soon')).rejects.toThrow('It must be a time')
    await expect(run('--window', '0')).rejects.toThrow('from 1 to 400')
    expect((await run('--site', 'quiet')).out).toContain('No block was drawn')
  })
})

describe('grapevine export --credit', () => {
  test('names the recommendation that products of carts and orders came of', async () => {
    const data = await withLog()
    const lines = async (...more: string[]) =>
      (await grapevine('export', '--data', data, '--site', 'my-shop', ...more)).out
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as { name: string; credits?: unknown })
    const credit = {
      item_id: 'A-blue',
      at: NOON - 10 * DAY_MS + 2,
      slot: 1,
      strategy: 'trending',
      recommendation_id: 'r-1',
      block_type: 'bestsellers',
      placement: 'home',
      source: 'primary',
    }
    const credited = (await lines('--credit', '30')).filter(({ credits }) => credits !== undefined)
    expect(credited).toMatchObject([
      { name: 'purchase', credits: [credit] },
      { name: 'add_to_cart', credits: [credit] },
    ])
    const short = await lines('--credit', '9', '--name', 'purchase')
    expect(short.map(({ credits }) => credits)).toEqual([[]])
    for (const line of await lines()) expect(line).not.toHaveProperty('credits')
  })
})
