import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attributesHtml } from '../../src/card/toHtml.js'
import { readServed } from '../../src/react/readServed.js'

const element = (attributes: Record<string, string | true>, inside = '') =>
  `<grapevine-block${attributesHtml(attributes)}>${inside}</grapevine-block>`

it('takes apart what the collector writes', () => {
  const inside = '<template shadowrootmode="open"><section></section></template>'
  expect(readServed(element({ type: 'bestsellers', 'data-drawn': true }, inside))).toEqual({
    attributes: { type: 'bestsellers', 'data-drawn': '' },
    inside,
  })
})

it('reads every attribute as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const clean = text.replaceAll('\0', '\ufffd')
      expect(readServed(element({ type: 'trending', heading: text }))?.attributes.heading).toBe(clean)
    }),
  )
})

it('reads nothing else', () => {
  for (const html of [
    '',
    '<p>502 Bad Gateway</p>',
    '{"problem":"bad_query"}',
    element({ type: 'a' }) + element({ type: 'b' }),
  ])
    expect(readServed(html)).toBeUndefined()
})
