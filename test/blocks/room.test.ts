import { describe, expect, it } from 'vitest'
import { isStill } from '../../src/blocks/room.js'

describe('the room rule', () => {
  it.each([
    ['hiding on screen moves what follows', 300, 400, 0, false],
    ['hiding far below moves nothing on screen', 1050, 400, 0, true],
    ['hiding just below may move it by the margins, and by what is scrolled meanwhile', 1000, 400, 0, false],
    ['becoming smaller on screen', 300, 400, 200, false],
    ['becoming smaller, with both ends below', 800, 400, 250, true],
    ['coming back on screen', 300, 0, 400, false],
    ['coming back below', 1050, 0, 400, true],
    ['keeping its height', 300, 400, 400.4, true],
    ['hiding above the viewport waits', -900, 400, 0, false],
  ])('%s', (_name, top, taken, wanted, still) => {
    expect(isStill(top, taken, wanted, 800)).toBe(still)
  })
})
