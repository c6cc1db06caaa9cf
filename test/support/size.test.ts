import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { measure } from './size.js'

const folder = mkdtempSync(join(tmpdir(), 'grapevine-size-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Digits in an order that no compressor can shorten much. */
const noise = (bytes: number): string => {
  let state = 1
  return Array.from({ length: bytes }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(33 + (state % 90))
  }).join('')
}

describe('measure', () => {
  it('finds a file that is missing, one that was emptied and one that is too large', () => {
    writeFileSync(join(folder, 'tag.js'), noise(6000))
    writeFileSync(join(folder, 'blocks.js'), 'start()')
    const [tag, sync, blocks, vitals] = measure(folder)
    expect(tag).toMatchObject({ file: 'tag.js', min: 6000, budget: 4000, problem: expect.stringContaining('over') })
    expect(blocks).toMatchObject({ min: 7, problem: expect.stringContaining('lost') })
    expect(sync).toMatchObject({ file: 'sync.js', problem: expect.stringContaining('missing') })
    expect(vitals).toMatchObject({ min: 0, problem: expect.stringContaining('missing') })
  })

  it('is content with a file inside its budget', () => {
    writeFileSync(join(folder, 'tag.js'), 'a'.repeat(2000))
    expect(measure(folder)[0]).toEqual({
      file: 'tag.js',
      min: 2000,
      gzip: expect.any(Number),
      brotli: expect.any(Number),
      budget: 4000,
    })
  })
})
