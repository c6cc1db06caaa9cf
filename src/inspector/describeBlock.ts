import { formatBlockQuery } from '../protocol/blockQuery.js'
import { leftOut } from './leftOut.js'
import type { Self } from './Model.js'
import type { Preview } from './previews.js'
import { count } from './sections/texts.js'
import { type Ask, attributesOf, type Blocks, type Drawing } from './watchBlocks.js'

/** One block as the inspector tells of it. */
export interface BlockReport {
  host?: Element
  /** From 1, in the order of the page; 0 for what the shop's own code asked. */
  number: number
  type: string
  placement: string
  state: 'drawn' | 'empty' | 'asked' | 'far'
  /** What it is in a sentence. */
  sentence: string
  /** The state that it is shown in, and what shoppers see of it; empty where it is as it is. */
  preview: string
  /** As it was sent. */
  query: string
  source: string
  recommendationId: string
  /** Times of the way, ms from the question. */
  answeredMs_?: number | undefined
  drawnMs_?: number | undefined
  freshness_: '' | 'fresh' | 'kept' | 'stale'
  slots: { id: string; title: string; strategy: string; support: string }[]
  out: { id: string; title: string; why: string }[]
}

const listOf = (text = '') => text.split(/\s*,\s*/).filter(Boolean)

/** The reports of all blocks of a page, in its order, then of what the shop's own code asked. */
export function describeBlocks(
  { asks, drawings_, hosts }: Blocks,
  self: Self,
  preview: Preview | undefined,
): BlockReport[] {
  const above: string[] = []
  const reports = hosts().map((host, i) => {
    const drawing = drawings_.get(host)
    const own = asks.filter(ask => ask.host === host)
    const ask =
      own.find(({ answer }) => answer && answer.recommendationId === drawing?.recommendationId) ?? own[own.length - 1]
    const report = describe(host, i + 1, ask, drawing, above, self, preview)
    above.push(...(drawing?.ids ?? []))
    return report
  })
  const headless = asks.filter(({ host }) => !host).map(ask => describe(undefined, 0, ask, undefined, [], self))
  return [...reports, ...headless]
}

function describe(
  host: Element | undefined,
  number: number,
  ask: Ask | undefined,
  drawing: Drawing | undefined,
  above: readonly string[],
  self: Self,
  preview?: Preview,
): BlockReport {
  const attributes = host ? attributesOf(host) : {}
  const { type = attributes.type?.trim() ?? '', placement = attributes.placement ?? '' } = ask?.request ?? {}
  const answer = ask?.answer
  const shown = drawing?.ids ?? []
  const items = answer?.items ?? []
  const limit = Number(attributes.limit) || 6
  const min = Math.min(limit, Number(attributes.min) || 3)
  const isDrawn = host ? drawing !== undefined : answer !== undefined
  const isOwn = answer !== undefined && answer.recommendationId === drawing?.recommendationId
  const out =
    drawing && isOwn
      ? leftOut({
          type,
          items,
          shown,
          above,
          cart: self.cart?.items.map(({ item_id }) => item_id) ?? [],
          bought: self.bought ?? [],
          named: listOf(attributes.item),
          limit,
          min,
        })
      : []
  const wasAsked = ask !== undefined
  const isOpen = wasAsked && ask.answeredAt_ === undefined
  const state =
    !wasAsked && !drawing ? 'far' : isOpen && !drawing ? 'asked' : (host ? shown : items).length > 0 ? 'drawn' : 'empty'
  const freshness_ =
    !host || !drawing || shown.length === 0 ? '' : host.hasAttribute('data-stale') ? 'stale' : isOwn ? 'fresh' : 'kept'
  const sentence = {
    far: 'Not asked yet: it asks when it comes near to the visible part of the page.',
    asked: 'Asked; the answer is on its way.',
    drawn: freshness_ === 'stale' ? 'The collector did not answer; what it said before is shown.' : '',
    empty: !wasAsked
      ? 'Not asked: this browser knows no product, or no search, that it could be about.'
      : !answer
        ? preview
          ? ''
          : 'No answer came. See the problems under Sending.'
        : items.length === 0
          ? 'The collector has no product for it.'
          : `Of ${items.length} answered products fewer than ${min} can be shown, so it stays away.`,
  }[state]
  const seen = !drawing
    ? 'no products yet'
    : host?.hasAttribute('data-room')
      ? 'nothing here; its room is kept, since it is on screen'
      : (host as HTMLElement).hidden
        ? 'nothing here; its room is given back'
        : count(shown.length, 'product')
  return {
    ...(host && { host }),
    number,
    type,
    placement,
    state,
    sentence,
    preview: preview ? `Preview: ${preview}. Shoppers see ${seen}.` : '',
    query: wasAsked ? formatBlockQuery(ask.request) : '',
    source: answer?.source ?? '',
    recommendationId: drawing?.recommendationId ?? answer?.recommendationId ?? '',
    answeredMs_: ask?.answeredAt_ === undefined ? undefined : ask.answeredAt_ - ask.askedAt_,
    drawnMs_: isDrawn && isOwn && drawing && ask ? drawing.at - ask.askedAt_ : undefined,
    freshness_,
    slots: (host ? shown : items.map(({ id }) => id)).map(id => {
      const item = items.find(one => one.id === id)
      return { id, title: item?.title ?? '', strategy: item?.strategy ?? '', support: item?.support ?? '' }
    }),
    out: out.map(({ item: { id, title }, why }) => ({ id, title, why })),
  }
}
