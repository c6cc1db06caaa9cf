import type { Words } from '../card/languages/Words.js'
import type { Planned } from '../card/plan.js'
import { BLOCKS, isBlockType } from '../card/types/index.js'
import type { BlockRequest } from '../protocol/block.js'
import { LIMITS } from '../protocol/limits.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'
import type { Shown } from './Shown.js'

/** Attributes of `<grapevine-block>`; a placeholder has them as `data-…`. */
export const ATTRIBUTES = [
  'type',
  'market',
  'category',
  'term',
  'placement',
  'item',
  'limit',
  'min',
  'heading',
  'layout',
  'show',
  'card',
  'words',
  'echo',
  'cap',
  'answer',
] as const

/** So many of them, the first, are asked for as they are. */
const ASKED = 5

/** So many, the first, a plain block has. */
export const PLAIN = 10

export type Attribute = (typeof ATTRIBUTES)[number]

/** What one block on the page is to show. Texts that are not set are empty. */
export interface BlockSettings {
  /** What is asked for, but for the products. */
  request_: Required<Pick<BlockRequest, 'type' | 'market' | 'category' | 'term' | 'placement'>>
  /** Products that the block is about; never shown in it. */
  named_: string[]
  heading_: string
  /** Most products shown. */
  limit_: number
  /** With fewer products than this the block hides. */
  min_: number
  layout_: string
  /** What the shop's server was answered to the same question. */
  answer_?: RecommendedBlock
  /** What it has drawn of that, by the keys of the view. */
  served_?: readonly [section: HTMLElement, cards: Map<string, Element>] | undefined
  /** What is shown, since there was something to show. */
  shown_?: Shown
  /** The shop's own words. */
  words_?: Partial<Words>
  /** Adds to what was drawn, before it is measured. */
  dress_?(section: HTMLElement, items: readonly RecommendedItem[], words: Partial<Words>): void
  /** Products with those that were put into the cart here in their slots, until the next page. */
  hold_?(items: RecommendedItem[]): RecommendedItem[]
  /** What is tried out, or a target, may have changed it: what has ended is taken back. */
  isChanged_?: true
  /** Products that are not shown, where a target has made another type of the block. */
  excluded_?: Planned['excluded_']
  /** Products that this shopper has seen often enough. */
  tired_?(): Promise<readonly string[]>
}

/** Reads the attributes of a block. What cannot be read falls back to its default; only an unknown type has none, and is an error. */
export function readSettings(host: { getAttribute(name: Attribute): string | null }): BlockSettings {
  const text = (name: Attribute) => host.getAttribute(name)?.trim() ?? ''
  const count = (name: Attribute, most: number, standard: number) =>
    Math.min(most, Math.max(0, ~~text(name)) || standard)
  const type = text('type')
  if (!isBlockType(type)) throw `${type} is no type. Use ${Object.keys(BLOCKS)}.`
  const limit_ = count('limit', LIMITS.blockItems, 6)
  return {
    request_: Object.fromEntries(
      ATTRIBUTES.slice(0, ASKED).map(name => [name, text(name)]),
    ) as BlockSettings['request_'],
    named_: text('item')
      .split(/\s*,\s*/)
      .filter(id => id && id.length <= LIMITS.idLength)
      .slice(0, LIMITS.anchors),
    heading_: text('heading'),
    limit_,
    min_: count('min', limit_, 3),
    layout_: text('layout'),
  }
}
