import { askSize } from '../../card/askSize.js'
import { headingOf } from '../../card/headingOf.js'
import { extraWordsOf } from '../../card/languages/extraWordsOf.js'
import { type Planned, plan } from '../../card/plan.js'
import { servedShape } from '../../card/servedShape.js'
import { SERVED_CSS } from '../../card/servedStyle.js'
import { attributesHtml, toHtml } from '../../card/toHtml.js'
import { BLOCKS } from '../../card/types/index.js'
import type { BlockRequest } from '../../protocol/block.js'
import { formatBlockQuery } from '../../protocol/blockQuery.js'
import type { RecommendationsAnswer, RecommendedBlock, RecommendedItem } from '../../protocol/recommendations.js'
import type { AskedBlock } from './answerBlocks.js'
import { wordsOf } from './wordsOf.js'

/** Products of a block that does not say how many, and the least of one that does not say it: as in the page. */
const LIMIT = 6
const LEAST = 3

/** How all blocks of a fragment are drawn. Texts that are not set are empty. */
export interface FragmentSettings {
  lang: string
  heading: string
  show: readonly string[]
  layout: string
  /** With fewer products than this a block is hidden. */
  min?: number
  /** Address of the shop, for paths of its products; without it they stay paths. */
  base?: string
  /** Allows the style; without it the style sheet is linked. */
  nonce?: string
  stylesheet: string
}

/** The shopper, of whom a server that draws for everybody knows nothing. */
const NOBODY = { cart_: [], bought_: [], recent_: [] }

/**
 * A block as its page will ask for it where nothing is known of the shopper, so that both get one answer with one id. Of a
 * distinct answer it takes what it draws: its spare products are for shoppers who have some of these in the cart.
 */
export function questionOf(block: BlockRequest, settings: Pick<FragmentSettings, 'min'>): AskedBlock {
  const { type, anchors, exclude = [], limit = LIMIT } = block
  const request: BlockRequest = {
    ...block,
    anchors: BLOCKS[type].anchors_?.(anchors, NOBODY) ?? [],
    limit: askSize(limit, new Set([...anchors, ...exclude]).size),
  }
  const takes = (items: readonly RecommendedItem[]) =>
    // The page asks for these anew, about its shopper.
    BLOCKS[type].personal_ ? [] : plan([plannedOf(block, items, settings)])[0]!.map(({ id }) => id)
  return { ...request, query: formatBlockQuery(request), takes }
}

function plannedOf(
  { limit = LIMIT, anchors, exclude = [] }: BlockRequest,
  items: readonly RecommendedItem[],
  { min = LEAST }: Pick<FragmentSettings, 'min'>,
): Planned {
  return { items_: items, excluded_: new Set([...anchors, ...exclude]), limit_: limit, min_: Math.min(limit, min) }
}

/**
 * The HTML of blocks for a shop's server to put into its page: elements with what they were answered, and what is drawn of it as
 * a declarative shadow root. Bare are blocks that depend on the shopper, whom the page knows.
 */
export function fragmentOf(
  blocks: readonly BlockRequest[],
  { blocks: answers }: RecommendationsAnswer,
  settings: FragmentSettings,
): string {
  const drawn = plan(
    blocks.map((block, i) => plannedOf(block, isForAll(block, answers[i]) ? answers[i]!.items : [], settings)),
  )
  return blocks.map((block, i) => blockHtml(block, answers[i], drawn[i]!, settings)).join('\n')
}

/** Whether everybody is shown the same; who is in a pause, an experiment or a target is decided in the page. */
function isForAll({ type }: BlockRequest, answer: RecommendedBlock | undefined): boolean {
  return !BLOCKS[type].personal_ && !!answer && !answer.experiment && !answer.targets && answer.paused !== 'new'
}

function blockHtml(
  block: BlockRequest,
  answer: RecommendedBlock | undefined,
  items: readonly RecommendedItem[],
  settings: FragmentSettings,
): string {
  const { type, limit = LIMIT, term } = block
  const { lang, heading, show, layout, min } = settings
  const attributes = {
    type,
    ...told({ market: block.market, category: block.category, term, placement: block.placement }),
    ...told({ item: block.anchors.join(',') }),
    limit,
    ...(min !== undefined && { min }),
    ...told({ heading, layout, show: show.join(' ') }),
    lang,
  }
  if (!isForAll(block, answer)) return element({ ...attributes, ...(!BLOCKS[type].personal_ && answerOf(answer)) })
  if (!items[0] || (BLOCKS[type].ofTerm_ && !term))
    return element({ ...attributes, ...answerOf(answer, []), hidden: true })
  const ids = new Set(items.map(({ id }) => id))
  // As many again, for whoever has some of them in the cart.
  const spare = answer!.items.filter(({ id }) => !ids.has(id)).slice(0, limit)
  const words = wordsOf(lang)
  const section = servedShape({
    ...settings,
    heading: headingOf(heading, type, words, items, lang),
    items,
    limit,
    words,
    extra: extraWordsOf(lang),
  })
  return element(
    { ...attributes, ...answerOf(answer, [...items, ...spare]), 'data-drawn': true },
    `<template shadowrootmode="open">${styleHtml(settings)}${toHtml(section)}</template>`,
  )
}

function element(attributes: Parameters<typeof attributesHtml>[0], inside = ''): string {
  return `<grapevine-block${attributesHtml(attributes)}>${inside}</grapevine-block>`
}

function styleHtml({ nonce, stylesheet }: FragmentSettings): string {
  return nonce === undefined
    ? toHtml(['link', '', { rel: 'stylesheet', href: stylesheet }])
    : `<style${attributesHtml({ nonce })}>${SERVED_CSS}</style>`
}

function answerOf(answer: RecommendedBlock | undefined, items = answer?.items): { answer?: string } {
  return answer ? { answer: JSON.stringify({ ...answer, items }) } : {}
}

function told(attributes: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter((pair): pair is [string, string] => !!pair[1]))
}
