import { expect, it } from 'vitest'
import { adviseOnProblems } from '../../src/inspector/adviseOnProblems.js'
import type { ProblemCode } from '../../src/protocol/problems.js'

const advise = (code: ProblemCode, detail: string, heardAt?: number) =>
  adviseOnProblems({
    problems: [{ at: 10, times: 1, code, detail }],
    receipts: heardAt === undefined ? [] : [{ at: heardAt, receipt: {} as never }],
  })

it('says what a collector that refuses the page has answered to its blocks', () => {
  expect(advise('block_failed', 'unknown_site')).toEqual([
    {
      about: 'The collector',
      code: 'unknown_site',
      text: 'This site key is not served here. Start the collector with --site KEY.',
    },
  ])
})

it.each([
  ['refused', '403'],
  ['bad_receipt', '200'],
  ['network', '0'],
] as const)('says %s until a receipt comes', (code, detail) => {
  for (const said of [advise(code, detail), advise(code, detail, 5)])
    expect(said).toEqual([{ about: 'The collector', code, text: expect.stringContaining(`Seen: ${detail}`) }])
  expect(advise(code, detail, 20), 'it was heard since').toEqual([])
})

it('says which part or block failed, receipts or not', () => {
  expect(advise('chunk_failed', 'blocks.js', 20)).toEqual([expect.objectContaining({ code: 'chunk_failed' })])
  expect(advise('block_failed', "The shop's own card: #nope is no <template> of this page.", 20)).toEqual([
    { about: 'A block', code: 'block_failed', text: expect.stringContaining('Seen: The shop') },
  ])
})

it('leaves to others what stands with an event or a block, and what a connection does', () => {
  expect(advise('block_failed', 'also_bought is no type. Use also-bought.')).toEqual([])
  expect(advise('block_failed', 'TypeError: Failed to fetch')).toEqual([])
  expect(advise('bad_items', 'view_item')).toEqual([])
  expect(advise('consent_denied', 'view_item')).toEqual([])
})
