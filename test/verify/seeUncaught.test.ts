import { expect, it, vi } from 'vitest'
import type { Kit } from '../../src/verify/Kit.js'
import { seeUncaught } from '../../src/verify/seeUncaught.js'
import type { PageError, Visit } from '../../src/verify/Visit.js'

const visitWith = (...errors: Partial<PageError>[]) => ({ errors, pause: async () => {} }) as unknown as Visit
const kitWith = (...anyway: string[]) => ({ errorsAnyway: vi.fn(async () => anyway) })

it('tells errors that nothing caught, once each, and not lines of the console', async () => {
  const twice = { text: 'x is undefined', isUncaught: true }
  const visit = visitWith(twice, twice, { text: 'Failed to load resource', isUncaught: false })
  expect(await seeUncaught(visit, kitWith() as unknown as Kit)).toEqual(['x is undefined'])
})

it('leaves out what the pages throw while all is well, for which it looks only where there is an error', async () => {
  const kit = kitWith('map is undefined')
  const visit = visitWith({ text: 'map is undefined', isUncaught: true })
  expect(await seeUncaught(visit, kit as unknown as Kit)).toEqual([])
  expect(kit.errorsAnyway).toHaveBeenCalledOnce()
  await seeUncaught(visitWith(), kit as unknown as Kit)
  expect(kit.errorsAnyway).toHaveBeenCalledOnce()
})
