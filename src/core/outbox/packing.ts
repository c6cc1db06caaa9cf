import type { Consent } from '../../protocol/consent.js'
import { randomId } from '../randomId.js'
import type { SyncOptions } from '../Sync.js'
import { toJson } from '../toJson.js'
import { oneBatch } from './oneBatch.js'

/** Bytes of a batch: below half of the 64 KiB that all keepalive requests of a page share. */
const BATCH_BYTES = 29_000

/** Makes batches for this site, under the consent of the moment. */
export const packing =
  (site: string, state: { readonly consent: Consent }): SyncOptions['pack'] =>
  (unsent, dropped) => {
    const batch = randomId()
    const packed = oneBatch(unsent, BATCH_BYTES)
    const body = toJson({
      ...packed[0],
      event: undefined,
      batch,
      consent: state.consent,
      dropped,
      site,
      sentAt: Date.now(),
      v: 1,
      // Last, since a question about them is the same text up to here.
      events: packed.map(one => one.event),
    })
    return { batch, body, packed }
  }
