import { describe, expect, it } from 'vitest'
import { isSeen } from '../../src/blocks/isSeen.js'

const size = (width: number, height: number) => ({ width, height })

describe('isSeen', () => {
  it.each([
    ['half of a block', size(400, 150), size(400, 300), true],
    ['less than half', size(400, 140), size(400, 300), false],
    ['half of its width and all of its height', size(200, 300), size(400, 300), true],
    ['half of both', size(200, 150), size(400, 300), false],
    ['half of the viewport by a tall block', size(400, 400), size(400, 3000), true],
    ['less than half of the viewport by a tall block', size(400, 390), size(400, 3000), false],
    ['a narrow tall block', size(100, 400), size(100, 3000), true],
    ['a block wider than the viewport', size(400, 150), size(1200, 300), true],
    ['a hidden block', size(0, 0), size(0, 0), false],
  ])('judges %s', (_name, visible, block, is) => {
    expect(isSeen(visible, block, 400, 800)).toBe(is)
  })
})
