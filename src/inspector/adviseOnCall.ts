import type { Tracker } from '../core/Tracker.js'
import { isObject } from '../protocol/decoder.js'
import { EVENT_NAMES } from '../protocol/events/index.js'
import { nearest } from '../protocol/nearest.js'
import { PROBLEMS } from '../protocol/problems.js'
import type { Advice } from './Advice.js'
import { adviseOnEvent } from './adviseOnEvent.js'

const COMMANDS = [
  'event',
  'cart',
  'page',
  'consent',
  'identify',
  'logout',
  'recommend',
  'on',
  'books',
  'flush',
  'blocks',
  'use',
  'destroy',
] satisfies (keyof Tracker | 'blocks')[] as string[]

const NO_CART = "This is no cart. Call gv('cart', { currency, items }) with a list of products, which may be empty."

/** What is wrong with a call of `gv` that records no event of its own: a command that is none, a cart that cannot be read or loses something. */
export function adviseOnCall(command: unknown, given?: unknown): Advice[] {
  const name = `${command}`
  if (name === 'cart') {
    const cart = Array.isArray(given) ? { items: given } : given
    return isObject(cart) && Array.isArray(cart.items)
      ? adviseOnEvent(name, cart)
      : [{ about: name, code: 'bad_params', text: NO_CART }]
  }
  if (COMMANDS.includes(name)) return []
  const meant = (EVENT_NAMES as string[]).includes(name) ? `gv('event', '${name}', …)` : nearest(name, COMMANDS)
  const text = PROBLEMS.bad_command.message + (meant ? ` Did you mean ${meant}?` : '')
  return [{ about: `gv('${name.slice(0, 60)}')`, code: 'bad_command', text }]
}
