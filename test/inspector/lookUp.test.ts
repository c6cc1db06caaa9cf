import { afterEach, expect, test, vi } from 'vitest'
import type { TrackerHost } from '../../src/core/Tracker.js'
import { lookUp } from '../../src/inspector/lookUp.js'
import { parseBlockQuery } from '../../src/protocol/blockQuery.js'

afterEach(() => vi.unstubAllGlobals())

/** A collector whose catalog has `known` only. Answers what it was asked. */
function collectorWith(known: readonly string[]) {
  const asked: string[][] = []
  vi.stubGlobal('fetch', async (address: string) => {
    const query = new URL(address).searchParams
    expect([query.get('site'), query.get('explain')]).toEqual(['demo', '1'])
    const { anchors } = parseBlockQuery(query.get('b')!)!
    asked.push([...anchors])
    const unlisted = anchors.filter(id => !known.includes(id))
    return Response.json({ v: 1, blocks: [{ items: [], ...(unlisted.length > 0 && { unlisted }) }] })
  })
  return asked
}

const host = { site: 'demo', collector: 'https://collector.example' } as TrackerHost

test('asks about each product once, and keeps what the catalog does not have', async () => {
  const asked = collectorWith(['A', 'B'])
  let changes = 0
  const { ask, unlisted } = lookUp(host, () => changes++)
  await ask(['A', 'A', '', 'x'.repeat(129)])
  expect([[...unlisted], changes]).toEqual([[], 0])
  await ask(['A', 'é,;', 7])
  await ask(['A', 'é,;', '7'])
  expect(asked).toEqual([['A'], ['é,;', '7']])
  expect([[...unlisted], changes]).toEqual([['é,;', '7'], 1])
})

test('asks about many in several questions', async () => {
  const asked = collectorWith([])
  const ids = Array.from({ length: 60 }, (_, n) => `P${n}`)
  const { ask, unlisted } = lookUp(host, () => {})
  for (let times = 0; times < 3; times++) await ask(ids)
  expect(asked.map(({ length }) => length)).toEqual([50, 10])
  expect(unlisted.size).toBe(60)
})

test('says nothing of products where no answer comes, and does not ask again', async () => {
  let times = 0
  vi.stubGlobal('fetch', async () => {
    if (times++) return new Response('<p>no JSON')
    throw new TypeError('Failed to fetch')
  })
  const { ask, unlisted } = lookUp(host, () => expect.unreachable())
  for (let n = 0; n < 3; n++) await ask(['A'])
  await ask(['B'])
  expect([times, unlisted.size]).toEqual([2, 0])
})
