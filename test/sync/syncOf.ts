import type { Store } from '../../src/core/openStore.js'
import { createOutbox } from '../../src/core/outbox/createOutbox.js'
import type { Unsent } from '../../src/core/outbox/Outbox.js'
import { randomId } from '../../src/core/randomId.js'
import { createSync } from '../../src/sync/createSync.js'
import { whole } from '../contracts/outbox.js'

/** An outbox in memory, or in this store. */
export const outboxOf = (store?: Store) =>
  whole(createOutbox({ store: store ?? ((() => {}) as unknown as Store), allowed: () => !!store, refused: () => {} }))

/** A sync over an outbox, whose batches hold nothing but their id and the events. */
export const syncOf = (
  outbox: ReturnType<typeof outboxOf>,
  {
    state = { consent: 'granted' },
    emit = () => {},
    signal,
  }: Partial<Parameters<typeof createSync>[0]> & { signal: AbortSignal },
) =>
  createSync({
    site: 'shop',
    url: 'https://collector.example/v1/events',
    outbox,
    everyMs: 3000,
    signal,
    pack: (unsent: readonly Unsent[]) => {
      const batch = randomId()
      const packed = unsent.slice()
      return { batch, packed, body: JSON.stringify({ batch, events: packed.map(one => one.event) }) }
    },
    state,
    emit,
    problem: (code, detail) => emit('problem', { code, detail }),
  })
