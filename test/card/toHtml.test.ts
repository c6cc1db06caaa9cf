import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, html, parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { blockShape } from '../../src/card/blockShape.js'
import { productCard } from '../../src/card/productCard.js'
import type { Shape } from '../../src/card/Shape.js'
import { attributesHtml, toHtml } from '../../src/card/toHtml.js'
import { ESCAPES } from '../support/blocks/payloads.js'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

/** What a parser makes of HTML: the tree of a shape again, with texts as they were. */
const treeOf = (node: Node): unknown => {
  if (!('tagName' in node)) return 'value' in node ? node.value : node.nodeName
  const { tagName, attrs, childNodes, namespaceURI } = node as Element
  expect(namespaceURI).toBe(html.NS.HTML)
  return [tagName, Object.fromEntries(attrs.map(({ name, value }) => [name, value])), ...childNodes.map(treeOf)]
}

/** The same of a shape itself. A parser knows no NUL and joins texts that meet. */
const expected = ([tag, name, attributes, ...children]: Shape): unknown => {
  const clean = (text: string) => text.replaceAll('\0', '\ufffd')
  const all = { ...(name && { class: name, part: name }), ...attributes }
  const texts: unknown[] = []
  for (const child of children) {
    const is = typeof child === 'string' ? clean(child) : expected(child)
    if (typeof is === 'string' && typeof texts.at(-1) === 'string') texts.push(`${texts.pop()}${is}`)
    else if (is !== '') texts.push(is)
  }
  return [tag, Object.fromEntries(Object.entries(all).map(([key, value]) => [key, clean(`${value}`)])), ...texts]
}

/** Texts that look for a way out, and whatever else there is. */
const hostile = fc.oneof(
  fc.constantFrom(...ESCAPES),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '`', '\0', '\r', '\n', ' ', '-', '!', 'script', 'lt;', '#60;'),
    )
    .map(parts => parts.join('')),
)

const { shape } = fc.letrec<{ shape: Shape }>(tie => ({
  shape: fc
    .tuple(
      fc.constantFrom('div', 'span', 'bdi', 's', 'section'),
      fc.constantFrom('', 'card', 'badge rating'),
      fc.dictionary(fc.constantFrom('href', 'title', 'class', 'data-x', 'aria-label'), hostile),
      fc.array(fc.oneof({ maxDepth: 4 }, hostile, tie('shape')), { maxLength: 4 }),
    )
    .map(
      ([tag, name, attributes, children]) =>
        [tag, name, { ...attributes }, ...(children as (Shape | string)[])] as unknown as Shape,
    ),
}))

describe('toHtml', () => {
  it('writes elements with their names, attributes and texts', () => {
    const card: Shape = [
      'a',
      'card',
      { href: '/p?a=1&b=2' },
      ['span', 'title', {}, 'Tea & "cups"'],
      ['img', 'image', { alt: '', src: '/x' }],
    ]
    expect(toHtml(card)).toBe(
      '<a class="card" part="card" href="/p?a=1&amp;b=2"><span class="title" part="title">Tea &amp; &quot;cups&quot;</span><img class="image" part="image" alt="" src="/x"></a>',
    )
  })

  it('lets an attribute say the class, and has no end for what has none', () => {
    expect(toHtml(['ul', 'list', { class: 'row' }])).toBe('<ul class="row" part="list"></ul>')
    expect(toHtml(['link', '', { rel: 'stylesheet' }])).toBe('<link rel="stylesheet">')
    expect(attributesHtml({ hidden: true, limit: 6 })).toBe(' hidden limit="6"')
  })

  it('is read by a parser as the shape that it was, whatever stands in texts and attributes', () => {
    fc.assert(
      fc.property(shape, one => {
        // A file is read as bytes, in which half a character is none.
        const bytes = Buffer.from(toHtml(one)).toString()
        const { childNodes } = parseFragment(bytes)
        expect(childNodes.map(treeOf)).toEqual([
          JSON.parse(Buffer.from(JSON.stringify(expected(one)).replace(/\\ud[89a-f]../g, '\\ufffd')).toString()),
        ])
      }),
      { numRuns: 500 },
    )
  })

  it('keeps every field of a product inside of its card', () => {
    const fields = fc.record(
      Object.fromEntries(
        ['id', 'title', 'url', 'image', 'brand', 'strategy', 'support', 'availability', 'rating', 'reviews'].map(
          name => [name, hostile],
        ),
      ) as Record<string, fc.Arbitrary<string>>,
    )
    const known = new Set(['section', 'h2', 'ul', 'a', 'div', 'span', 'bdi', 'img', 's'])
    fc.assert(
      fc.property(fields, hostile, (product, currency) => {
        const item = { ...product, price: { amount: 1200, currency } } as object
        const markup = toHtml(blockShape([currency, 'en'], 'grid', [productCard(item, 'en', 'https://shop.example/')]))
        const tags = [...serialize(parseFragment(markup)).matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag!)
        expect(tags.filter(tag => !known.has(tag) && tag !== 'li')).toEqual([])
        for (const [, address] of markup.matchAll(/ (?:href|src)="([^"]*)"/g))
          expect(address).toMatch(/^https?:\/\/[^@]*$/)
      }),
      { numRuns: 500 },
    )
  })

  it('would not be, if a single sign were left as it is', () => {
    for (const sign of ['<', '&', '"']) {
      const broken = toHtml(['span', 'x', { title: '"><img src=x>&lt;' }, '<img src=x>&lt;']).replaceAll(
        { '<': '&lt;', '&': '&amp;', '"': '&quot;' }[sign]!,
        sign,
      )
      expect(parseFragment(broken).childNodes.map(treeOf), sign).not.toEqual([
        ['span', { class: 'x', part: 'x', title: '"><img src=x>&lt;' }, '<img src=x>&lt;'],
      ])
    }
  })
})
