import type { FromBlock } from '../../protocol/events/ecommerce.js'
import type { Item } from '../../protocol/item.js'
import type { MinorUnits } from '../../protocol/money.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { Timeline } from './Timeline.js'

/** A product was chosen from a block: from which, and from which slot. */
export interface Choice {
  /** ms */
  at: number
  block: FromBlock
  /** From 1. */
  slot?: number
  /** What put the product into its slot. */
  strategy?: string
}

export interface ChoiceOptions {
  /** For so long a choice may be credited with what follows, ms. */
  windowMs: number
  /** The thing of which a product is a variant, or the product itself. */
  groupOf(product: string): string
}

/** Who it was: a browser by its visitor, several of one customer by the shop's id. */
type Who = Pick<LoggedEvent, 'visitor' | 'customer'>

const personsOf = ({ visitor, customer }: Who): string[] => [
  ...(visitor === null ? [] : [`visitor ${visitor}`]),
  ...(customer === null ? [] : [`customer ${customer}`]),
]

/** Whether an event is about a block that the collector has answered. */
export const isOfBlock = (params: FromBlock): boolean => params.recommendation_id !== undefined

/**
 * What shoppers chose from blocks, and which choice a later cart or order is credited to: the last one within the window, of the
 * same product or of a variant of it. All choices come first.
 */
export class Choices {
  readonly #windowMs: number
  readonly #groupOf: ChoiceOptions['groupOf']
  readonly #ofProduct = new Map<string, Timeline<Choice>>()
  readonly #ofPerson = new Map<string, Timeline<Choice>>()

  constructor({ windowMs, groupOf }: ChoiceOptions) {
    this.#windowMs = windowMs
    this.#groupOf = groupOf
  }

  /** Adds a `select_item` of a block. Of nobody in particular, and of what is doubted, nothing follows. */
  add({ event, at, visitor, customer, doubt }: LoggedEvent): void {
    if (doubt !== undefined || event.name !== 'select_item' || !isOfBlock(event.params)) return
    const { items, ...block } = event.params
    for (const person of personsOf({ visitor, customer }))
      for (const item of items) {
        const choice = choiceOf(at, block, item)
        put(this.#ofProduct, this.#key(person, item.item_id), choice)
        put(this.#ofPerson, person, choice)
      }
  }

  /** The choice that this product in a cart or an order came of. A line that names a recommendation itself is believed. */
  ofLine({ at, visitor, customer }: LoggedEvent, item: Item<MinorUnits>): Choice | undefined {
    const { item_id, item_list_id, recommendation_id } = item
    const known = this.#last(
      personsOf({ visitor, customer }).map(person => this.#ofProduct.get(this.#key(person, item_id))),
      at,
    )
    if (recommendation_id === undefined || known?.block.recommendation_id === recommendation_id) return known
    return choiceOf(at, { recommendation_id, ...(item_list_id !== undefined && { item_list_id }) }, item)
  }

  /** The last choice of anything by whom an event is of. */
  before({ at, visitor, customer }: LoggedEvent): Choice | undefined {
    return this.#last(
      personsOf({ visitor, customer }).map(person => this.#ofPerson.get(person)),
      at,
    )
  }

  #last(timelines: readonly (Timeline<Choice> | undefined)[], at: number): Choice | undefined {
    return timelines
      .map(timeline => timeline?.lastIn(at - this.#windowMs, at))
      .reduce((best, one) => (one !== undefined && (best === undefined || one.at > best.at) ? one : best), undefined)
  }

  #key(person: string, product: string): string {
    return `${person}\n${this.#groupOf(product)}`
  }
}

/** The choice of one product of an event that names the block around it. */
export function choiceOf(at: number, block: FromBlock, { index, strategy }: Item<MinorUnits>): Choice {
  return { at, block, ...(index !== undefined && { slot: index }), ...(strategy !== undefined && { strategy }) }
}

function put(timelines: Map<string, Timeline<Choice>>, key: string, choice: Choice): void {
  const timeline = timelines.get(key) ?? new Timeline<Choice>()
  timelines.set(key, timeline)
  timeline.add(choice)
}
