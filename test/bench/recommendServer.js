// The built collector over a data directory that is filled first: orders of shoppers who favour a few products each.
import { createCollector, openStore } from '../../dist/collector.js'
import { seeded } from './seeded.js'

const { data, orders, products } = JSON.parse(process.argv[2])

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
    source: 'catalog',
  })),
)

const DAY = 86_400_000
const end = 1_795_176_000_000
const EVENTS = 100
for (let done = 0; done < orders; ) {
  const appends = []
  for (let batch = 0; batch < 20 && done < orders; batch++) {
    const events = []
    for (; events.length < EVENTS && done < orders; done++) {
      const first = popular()
      const items = [{ item_id: `SKU-${first}`, quantity: 1 }]
      // Neighbours in number are bought together, so that there are pairs to find.
      while (next() < 0.7 && items.length < 12) {
        const near = next() < 0.6 ? (first + 1 + Math.floor(next() * 20)) % products : popular()
        items.push({ item_id: `SKU-${near}`, quantity: 1 })
      }
      const at = end - Math.floor(next() * 365 * DAY)
      const params = { transaction_id: `T-${done}`, items }
      events.push({
        at,
        event: { id: `E-${done}`, seq: 0, at, session: null, pageView: null, name: 'purchase', params },
      })
    }
    const visitor = `V-${Math.floor(next() * orders * 0.6)}`
    const envelope = { site: 'bench', batch: 'b', outbox: 'bench', consent: 'granted', visitor, customer: null }
    for (const event of events) {
      const customer = `C-${Math.floor(next() * orders * 0.6)}`
      appends.push(
        store.log.append({ envelope: { ...envelope, customer }, events: [event], rejected: [], receivedAt: end }),
      )
    }
  }
  await Promise.all(appends)
}
await store.close()

const collector = await createCollector({ data, port: 0, sites: ['bench'] })
console.log(JSON.stringify({ listening: collector.url }))
process.once('SIGTERM', () => collector.close())
