import { expect, it } from 'vitest'
import { attributesHtml } from '../../src/card/toHtml.js'
import { servedFor } from '../../src/react/servedFor.js'

const LOOKS = { type: 'also-bought', placement: 'product', item: 'A,B', limit: '6', show: 'why cart', lang: 'pl' }
const html = (more: Record<string, string | true> = {}) =>
  `<grapevine-block${attributesHtml({ ...LOOKS, answer: '{"items":[]}', ...more })}><template></template></grapevine-block>`
const own = { type: 'also-bought', item: 'A,B' }

it('gives all that the collector has drawn of the block', () => {
  expect(servedFor(html({ 'data-drawn': true }), own)).toEqual({
    looks: LOOKS,
    answer: '{"items":[]}',
    drawn: { state: { 'data-drawn': '' }, inside: '<template></template>' },
  })
  expect(servedFor(html({ hidden: true }), own).drawn?.state).toEqual({ hidden: '' })
})

it('takes lists in any order and with any spaces, and what is not asked for as it is', () => {
  for (const same of [
    { ...own, item: 'B, A' },
    { ...own, show: 'cart,why' },
    { type: 'also-bought' },
    { ...own, limit: '4' },
    { ...own, heading: 'Mine' },
  ])
    expect(servedFor(html(), same)).not.toHaveProperty('fault')
})

it('takes of another block nothing but its looks, and says which it is', () => {
  for (const [name, value] of [
    ['type', 'trending'],
    ['item', 'A'],
    ['category', 'Lamps'],
    ['term', 'lamp'],
    ['market', 'de'],
    ['placement', 'cart'],
    ['show', 'saving'],
    ['lang', 'en'],
  ] as const) {
    const { looks, fault, ...rest } = servedFor(html(), { ...own, [name]: value })
    expect(looks).toEqual(LOOKS)
    expect(rest).toEqual({})
    const is = (LOOKS as Record<string, string>)[name] ?? ''
    expect(fault).toContain(`its ${name} is "${is}", not "${value}". Ask /v1/fragment`)
  }
})

it('says what is no block, and nothing of nothing', () => {
  for (const bad of ['<p>502 Bad Gateway</p>', html() + html(), ' ', {} as unknown as string]) {
    const { looks, fault, ...rest } = servedFor(bad, own)
    expect({ looks, ...rest }).toEqual({ looks: {} })
    expect(fault).toContain('is not what /v1/fragment answers to one b=…')
  }
  for (const none of [undefined, '', null as unknown as string]) expect(servedFor(none, own)).toEqual({ looks: {} })
})
