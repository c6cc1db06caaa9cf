import type { EventMap, EventName } from './events/index.js'
import type { MinorUnits } from './money.js'

/** One fact, as it travels and as it is kept. `Amount` is decimal on the wire, minor units behind the decoder. */
export interface WireEvent<N extends EventName = EventName, Amount = number> {
  /** 128 random bits in hex, or a UUID. */
  id: string
  /** Number within its outbox, from 1, without gaps; 0 when the page left before the outbox could number it. */
  seq: number
  /** The page's clock, ms since 1970. */
  at: number
  /** `null` without consent. */
  session: string | null
  pageView: string | null
  name: N
  params: EventMap<Amount>[N]
  /** Set where the page had to cut long texts or lists to the limits. */
  truncated?: true
}

/** A decoded event: its name determines its params. */
export type DecodedEvent = { [N in EventName]: WireEvent<N, MinorUnits> }[EventName]
