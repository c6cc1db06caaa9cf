import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extraWordsOf } from '../../src/card/languages/extraWordsOf.js'
import { MORE_OF_CARD } from '../../src/card/moreOfCard.js'
import type { Shape } from '../../src/card/Shape.js'
import { servedShape } from '../../src/card/servedShape.js'
import { SERVED_CSS } from '../../src/card/servedStyle.js'
import { isShape } from '../../src/card/toHtml.js'
import type { RecommendedItem } from '../../src/protocol/recommendations.js'
import { minor } from '../collector/builders.js'
import { ROOT } from '../support/process.js'

const guide = readFileSync(join(ROOT, 'guide/blocks.md'), 'utf8')
const [look = ''] = /\*\*Look\.\*\*[\s\S]*?\n\*\*/.exec(guide) ?? []

const namesOf = ([, name, , ...children]: Shape): string[] => [
  ...name.split(' '),
  ...children.filter(isShape).flatMap(namesOf),
]

describe('the guide', () => {
  it('has every custom property that blocks read, with its default, and no other', () => {
    const read = [...SERVED_CSS.matchAll(/var\(--grapevine-([a-z-]+),((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g)].map(
      ([, name, fallback]) => [name, fallback?.startsWith('var(') ? 'by width' : fallback],
    )
    expect(read.length).toBeGreaterThan(7)
    const told = [...look.matchAll(/^\| `--grapevine-([a-z-]+)` \| `?(.+?)(?:`| and `limit`) \|/gm)]
    expect(Object.fromEntries(told.map(([, name, fallback]) => [name, fallback]))).toEqual(Object.fromEntries(read))
    expect(told).toHaveLength(7)
  })

  it('has every part of a block, and no other', () => {
    const price = (amount: number) => ({ amount: minor(amount), currency: 'EUR' })
    const item: RecommendedItem = {
      ...{ id: 'A', title: 'A', url: 'https://shop.example/a', image: 'https://shop.example/a.jpg' },
      ...{ availability: 'preorder', rating: 4, price: price(1), listPrice: price(2), strategy: 'bestsellers' },
    }
    const extra = extraWordsOf('en')
    const words = { preorder: 'Pre-order' }
    const dear = { ...item, price: price(Number.MAX_SAFE_INTEGER) }
    const heading = ['H', 'en'] as const
    const settings = { heading, items: [item, dear], limit: 2, layout: 'row', lang: 'en', words, extra }
    const drawn = namesOf(servedShape({ ...settings, show: MORE_OF_CARD }))
    const row = ['nav', 'previous', 'next']
    const [, parts = ''] = /Parts take any style([\s\S]*?) To reserve/.exec(look) ?? []
    const told = [...parts.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)
    expect(told.sort()).toEqual([...new Set([...drawn, ...row])].sort())
  })
})
