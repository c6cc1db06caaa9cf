import type { SyncChunk } from '../core/SyncChunk.js'
import { cartEvents } from './cartEvents.js'

/** Reads both carts now that this is loaded: meanwhile the shop may have set another one, or an order may have taken it. */
export const compareCarts: SyncChunk['compareCarts'] = async ({ self, allowed }, tell) => {
  const { cart = allowed() && { items: [] }, wanted } = await self()
  return wanted && tell(cartEvents(cart, wanted), wanted)
}
