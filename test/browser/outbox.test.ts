import { openStore } from '../../src/core/openStore.js'
import { createOutbox } from '../../src/core/outbox/createOutbox.js'
import { outboxContract, whole } from '../contracts/outbox.js'

outboxContract({
  name: 'the IndexedDB of a real browser',
  durable: true,
  async open() {
    const name = `outbox-${crypto.randomUUID()}`
    const open = () => whole(createOutbox({ store: openStore(name), allowed: () => true, refused: () => {} }))
    return { outbox: open(), another: open }
  },
})
