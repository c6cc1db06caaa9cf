// The built collector over a data directory that is filled first: orders of shoppers who favour a few products each, and where
// sessions are asked for also what they looked at, and rules of every kind.
import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createCollector, openStore } from '../../dist/collector.js'
import { seeded } from './seeded.js'

const { data, orders, products, sessions = 0 } = JSON.parse(process.argv[2])

const RULES = [
  { name: 'No clearance', hide: { tags: ['clearance'] } },
  { name: 'First of all', pin: ['SKU-7', 'SKU-9'], at: 2, blocks: ['for-you'] },
  { name: 'Something small', only: { price: { to: 40 } }, blocks: ['also-bought'] },
  { name: 'Our own brand', boost: { brands: ['Brand 3'] }, by: 1.5 },
  { name: 'What earns more', margin: 0.3 },
  { name: 'Not six of a kind', diversity: { category: 0.3, brand: 0.2 } },
]

const next = seeded(1)
/** A few products sell much and most sell little. */
const popular = () => Math.floor(products * next() ** 3)

const store = openStore(data)
store.catalog.upsert(
  'bench',
  Array.from({ length: products }, (_, n) => ({
    id: `SKU-${n}`,
    title: `Paper lantern number ${n} with a long and useful name`,
    url: `https://shop.example/products/paper-lantern-${n}`,
    image: `https://shop.example/images/paper-lantern-${n}.webp`,
    price: { amount: 1250 + n, currency: 'EUR' },
    availability: n % 20 === 0 ? 'out_of_stock' : 'in_stock',
    categories: [`Category ${n % 40}`],
    brand: `Brand ${n % 25}`,
    margin: 0.1 + (n % 7) / 20,
    ...(n % 30 === 0 && { tags: ['clearance'] }),
    ...(n % 4 === 0 && { groupId: `Group ${n >> 4}` }),
    source: 'catalog',
  })),
)

const DAY = 86_400_000
const end = 1_795_176_000_000
const EVENTS = 100
/** Neighbours in number go together, so that there are pairs to find. */
const near = first => (next() < 0.6 ? (first + 1 + Math.floor(next() * 20)) % products : popular())
const envelope = visitor => ({
  site: 'bench',
  batch: 'b',
  outbox: 'bench',
  consent: 'granted',
  visitor,
  customer: null,
})
for (let done = 0; done < orders; ) {
  const appends = []
  for (let batch = 0; batch < 20 && done < orders; batch++) {
    const events = []
    for (; events.length < EVENTS && done < orders; done++) {
      const first = popular()
      const items = [{ item_id: `SKU-${first}`, quantity: 1 }]
      while (next() < 0.7 && items.length < 12) items.push({ item_id: `SKU-${near(first)}`, quantity: 1 })
      const at = end - Math.floor(next() * 365 * DAY)
      const params = { transaction_id: `T-${done}`, items }
      events.push({
        at,
        event: { id: `E-${done}`, seq: 0, at, session: null, pageView: null, name: 'purchase', params },
      })
    }
    const visitor = `V-${Math.floor(next() * orders * 0.6)}`
    for (const event of events) {
      const customer = `C-${Math.floor(next() * orders * 0.6)}`
      appends.push(
        store.log.append({
          envelope: { ...envelope(visitor), customer },
          events: [event],
          rejected: [],
          receivedAt: end,
        }),
      )
    }
  }
  await Promise.all(appends)
}
for (let session = 0; session < sessions; ) {
  const appends = []
  for (let one = 0; one < 200 && session < sessions; one++, session++) {
    const at = end - Math.floor(next() * 90 * DAY)
    const seen = [popular()]
    while (next() < 0.75 && seen.length < 20) seen.push(near(seen[0]))
    const events = seen.map((product, n) => ({
      at: at + n * 20_000,
      event: {
        id: `V-${session}-${n}`,
        seq: 0,
        at: at + n * 20_000,
        session: `S-${session}`,
        pageView: null,
        name: 'view_item',
        params: { items: [{ item_id: `SKU-${product}` }] },
      },
    }))
    const visitor = `V-${Math.floor(next() * sessions * 0.7)}`
    appends.push(store.log.append({ envelope: envelope(visitor), events, rejected: [], receivedAt: end }))
  }
  await Promise.all(appends)
}
await store.close()

const rules = `${data}/bench-rules.json`
if (sessions > 0) writeFileSync(rules, JSON.stringify({ rules: RULES }))
const collector = await createCollector({ data, port: 0, sites: ['bench'], ...(sessions > 0 && { rules }) })
// Views are learned a slice at a time after the start.
const learned = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.bench.model.sessions
while ((await learned()) < sessions) await pause(100)
console.log(JSON.stringify({ listening: collector.url }))
process.once('SIGTERM', () => collector.close())
