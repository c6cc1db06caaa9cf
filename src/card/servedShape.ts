import type { RecommendedItem } from '../protocol/recommendations.js'
import { blockShape, itemShape } from './blockShape.js'
import { cardTexts } from './cardTexts.js'
import { columnClasses } from './columnClasses.js'
import type { Heading } from './headingOf.js'
import type { ExtraWords } from './languages/ExtraWords.js'
import type { Words } from './languages/Words.js'
import { moreOfCard } from './moreOfCard.js'
import { productCard } from './productCard.js'
import type { Shape } from './Shape.js'
import { isShape } from './toHtml.js'

/** Stands for the shop where its address is not known; nobody has it. */
const SHOP = 'https://shop.invalid'

export interface ServedBlock {
  heading: Heading
  /** Of these, all are drawn. */
  items: readonly RecommendedItem[]
  /** Most products of the block, which makes its columns. */
  limit: number
  layout: string
  /** What cards show beyond the plain one. */
  show: readonly string[]
  lang: string
  words: Partial<Words>
  extra: ExtraWords
  /** Address of the shop, for paths; without it they stay paths. */
  base?: string
}

/** What a server draws of a block: the same as the page would, in the class by which the page knows it. */
export function servedShape({ heading, items, limit, layout, show, lang, words, extra, base }: ServedBlock): Shape {
  const cards = items.map(item => {
    const card = productCard(item, lang, base ?? SHOP, words)
    const { onMedia, under } = moreOfCard(show, cardTexts(item, lang, words, extra), extra)
    const place = itemShape(withMedia(base === undefined ? withPaths(card) : card, onMedia))
    return [...place, ...under] as unknown as Shape
  })
  const [tag, name, attributes, title, [listTag, listName, list]] = blockShape(heading, layout, []) as Block
  const isRow = layout === 'row'
  return [
    tag,
    name,
    { ...attributes, class: `block served${isRow ? ' paged' : ''}` },
    title,
    [listTag, listName, { ...list, class: `${layout} ${columnClasses(limit)}`.trim() }, ...cards],
  ]
}

type Block = readonly [string, string, Shape[2], Shape, Shape]

function withMedia(card: Shape, more: readonly Shape[]): Shape {
  const [tag, name, attributes, ...children] = card
  return [
    tag,
    name,
    attributes,
    ...children.map(child =>
      isShape(child) && child[1] === 'media' ? ([...child, ...more] as unknown as Shape) : child,
    ),
  ]
}

function withPaths([tag, name, attributes, ...children]: Shape): Shape {
  const paths = Object.entries(attributes).map(([key, value]) => [
    key,
    key === 'href' || key === 'src' ? pathOf(`${value}`) : value,
  ])
  return [tag, name, Object.fromEntries(paths), ...children.map(child => (isShape(child) ? withPaths(child) : child))]
}

/** Two slashes at the beginning would name another host. */
function pathOf(address: string): string {
  return address.startsWith(`${SHOP}/`) ? address.slice(SHOP.length).replace(/^\/\//, '/.//') : address
}
