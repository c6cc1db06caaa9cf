import type { EventName } from '../protocol/events/index.js'
import type { EventParams, Fate, Tracker, TrackerEvents } from './Tracker.js'

/** Commands that are methods of the tracker. */
type Command = 'identify' | 'logout' | 'page' | 'consent' | 'recommend' | 'use' | 'flush' | 'books' | 'destroy'

/**
 * The global `gv` of the tag, for pages in TypeScript: `declare global { var gv: TagFunction }`. It answers nothing
 * before the tag is there.
 */
export interface TagFunction {
  <N extends EventName>(command: 'event', name: N, ...params: EventParams<N>): Promise<Fate> | undefined
  (command: 'cart', ...cart: Parameters<Tracker['cart']['set']>): ReturnType<Tracker['cart']['set']> | undefined
  <C extends Command>(command: C, ...args: Parameters<Tracker[C]>): ReturnType<Tracker[C]> | undefined
  <E extends keyof TrackerEvents>(
    command: 'on',
    event: E,
    listener: (value: TrackerEvents[E]) => void,
  ): (() => void) | undefined
  (command: 'blocks'): void
}
