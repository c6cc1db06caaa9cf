import type { BlockType } from 'grapevine-sdk'
import { type Html, html } from './html.js'

export interface BlockOptions {
  type: BlockType
  placement: string
  item?: string
  category?: string
  term?: string
  heading?: string
  limit?: number
  min?: number
  layout?: 'row'
  /** What cards show beyond the plain one: `saving`, `why`, `cart`. */
  show?: string
  /** Selector of the `<template>` of an own card. */
  card?: string
  /** The shop's own words, as JSON. */
  words?: string
  /** So often a product is shown to one visitor who does not choose it. */
  cap?: number
  /** An answer of the collector, as JSON. */
  answer?: string
}

/** A Grapevine block. Without the tag it is an empty element that takes no room. */
export function block({ type, placement, item, category, term, heading, limit = 6, min, ...more }: BlockOptions): Html {
  const attribute = ([name, value]: [string, string | number | undefined]) =>
    value !== undefined && html` ${name}="${value}"`
  const about = Object.entries({ item, category, term }).map(attribute)
  const rest = Object.entries({ min, layout: more.layout, heading, ...more }).map(attribute)
  return html`<grapevine-block type="${type}"${about} placement="${placement}" limit="${limit}"${rest}></grapevine-block>`
}
