/** What each release wrote to IndexedDB, by key. Never edited: pages of shops hold such records until they have a receipt. */
export const RELEASED: Record<string, Record<string, unknown>> = {
  '0.1.0': {
    self: {
      outbox: '0b9d1a1e6f0c4b7f8a0f3f6f0d5b2c11',
      seq: 3,
      visitor: '5f8e6f0d2a6b4c39b1a7c8d9e0f1a2b3',
      session: 'c0ffee00c0ffee00c0ffee00c0ffee00',
      customer: 'C-77',
      sessionAt: 1795305600300,
      lost: [],
      moved: 0,
      books: { counted: 1, unnumbered: 0 },
      cart: { currency: 'EUR', items: [{ item_id: 'SKU-1', price: 12.5, quantity: 2 }] },
      recent: ['SKU-1'],
    },
    'e1|0mwr2lmtk|000000002|11111111111111111111111111111111': {
      event: {
        seq: 2,
        session: 'c0ffee00c0ffee00c0ffee00c0ffee00',
        id: '11111111111111111111111111111111',
        at: 1795305600200,
        pageView: 'a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0',
        name: 'view_item',
        params: { currency: 'EUR', value: 12.5, items: [{ item_id: 'SKU-1', price: 12.5 }] },
      },
      outbox: '0b9d1a1e6f0c4b7f8a0f3f6f0d5b2c11',
      visitor: '5f8e6f0d2a6b4c39b1a7c8d9e0f1a2b3',
      customer: undefined,
    },
    'e1|0mwr2lmwc|000000003|22222222222222222222222222222222': {
      event: {
        seq: 3,
        session: 'c0ffee00c0ffee00c0ffee00c0ffee00',
        id: '22222222222222222222222222222222',
        at: 1795305600300,
        pageView: 'a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0',
        name: 'login',
        params: {},
      },
      outbox: '0b9d1a1e6f0c4b7f8a0f3f6f0d5b2c11',
      visitor: '5f8e6f0d2a6b4c39b1a7c8d9e0f1a2b3',
      customer: 'C-77',
    },
  },
}
