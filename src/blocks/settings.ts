import type { BlockRequest } from '../protocol/block.js'
import { LIMITS } from '../protocol/limits.js'
import { isBlockType } from './types/index.js'

/** Attributes of `<grapevine-block>`; a placeholder has them as `data-…`. */
export const ATTRIBUTES = [
  'type',
  'market',
  'item',
  'category',
  'term',
  'placement',
  'limit',
  'min',
  'heading',
  'layout',
] as const

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
}

/** Reads the attributes of a block. What cannot be read falls back to its default; only an unknown type has none. */
export function readSettings(host: { getAttribute(name: Attribute): string | null }): BlockSettings | undefined {
  const text = (name: Attribute) => host.getAttribute(name)?.trim() ?? ''
  const count = (name: Attribute, most: number, standard: number) =>
    Math.min(most, Math.max(0, ~~text(name)) || standard)
  const type = text('type')
  if (!isBlockType(type)) return
  const limit_ = count('limit', LIMITS.blockItems, 6)
  return {
    request_: {
      type,
      market: text('market'),
      category: text('category'),
      term: text('term'),
      placement: text('placement'),
    },
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
