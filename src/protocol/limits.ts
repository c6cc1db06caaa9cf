/** Limits of the wire. The page cuts to them by rule, the collector refuses what is over them. */
export const LIMITS = {
  /** Products in one event, as in GA4. */
  items: 200,
  /** Bytes of one event as JSON. */
  eventBytes: 16_384,
  /** Events in one batch. */
  batchEvents: 100,
  /** Bytes of a batch on the wire. */
  batchBytes: 131_072,
  /** Bytes of a batch after decompression. */
  decodedBatchBytes: 524_288,
  /** Nesting of JSON in a batch. */
  depth: 8,
  /** Keys of one JSON object in a batch: more than fit into one event, so that no event makes its batch unreadable. */
  keys: 4096,
  /** Most events that an outbox can say it has dropped for one reason; a sum of more would overflow one day. */
  dropped: 1_000_000_000,
  /** Characters of an id: event, batch, visitor, session, product, order. */
  idLength: 128,
  /** Characters of a text field; longer ones are cut. */
  textLength: 512,
  /** Oldest event that is counted, in ms. */
  maxAgeMs: 30 * 86_400_000,
  /** Blocks in one request for recommendations. */
  blocks: 12,
  /** Products in one block. */
  blockItems: 48,
  /** Anchors of one block. */
  anchors: 50,
} as const
