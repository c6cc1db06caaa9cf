import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { openStore } from '../../src/core/openStore.js'
import { createOutbox } from '../../src/core/outbox/createOutbox.js'
import { draft, whole } from '../contracts/outbox.js'

let databases = 0

/** Microtasks between two calls: more than a call needs to reach the disk. */
const MOST_TICKS = 40
const ticks = async (count: number) => {
  for (let n = 0; n < count; n++) await Promise.resolve()
}

it.each([
  ['before', 0],
  ['before', 1],
  ['before', 2],
  ['after', 0],
  ['after', 1],
  ['after', 2],
] as const)('balances where an event comes %s the look, with %i being stored', async (when, busy) => {
  for (let apart = 0; apart < MOST_TICKS; apart++) {
    const store = openStore(`books-${++databases}`)
    const outbox = whole(createOutbox({ store, allowed: () => true, refused: () => {} }))
    const stored: Promise<boolean>[] = []
    const come = () => stored.push(outbox.append([draft()]))
    for (let n = 0; n < busy; n++) {
      come()
      await ticks(2)
    }
    if (when === 'before') come()
    if (when === 'before') await ticks(apart)
    const told = outbox.books()
    if (when === 'after') await ticks(apart)
    if (when === 'after') come()
    const { tracked, waiting } = await told
    expect(waiting, `${apart} microtasks apart`).toBe(tracked)
    expect(await Promise.all(stored)).not.toContain(false)
    expect(await outbox.books()).toMatchObject({ tracked: busy + 1, waiting: busy + 1 })
  }
})
