import { fractionDigits } from '../../protocol/fractionDigits.js'
import type { Item } from '../../protocol/item.js'
import type { Money } from '../../protocol/money.js'
import type { CardPrice, ProductCard } from '../../protocol/recommendations.js'
import type { MarketOffer, Product } from '../catalog/Product.js'

/** Where a card is from: what is stored of products, or only the name that an order or a view gave the product. `removed` has none any more. */
type Origin = 'catalog' | 'order' | 'view' | 'removed'

/** A product that no catalog knows, as an order or a view named it. */
export interface ShelfName {
  id: string
  title: string
  origin: 'order' | 'view'
}

interface Card {
  origin: Origin
  title: string
  json: string
  /** Whether the shop's catalog has it; what an import of orders has stored of a product is a card as well. */
  isListed: boolean
  /** What differs, by market. */
  markets?: ReadonlyMap<string, string>
}

const REMOVED: Card = { origin: 'removed', title: '', json: '', isListed: false }

/** What a block shows of every product of a site, with its JSON made once. */
export class Shelf {
  readonly #cards = new Map<string, Card>()
  #version = 0

  /** Grows with each change of a card. */
  get version(): number {
    return this.#version
  }

  has(id: string): boolean {
    return this.openJson(id) !== undefined
  }

  /** Whether the catalog has it; else only orders and views name it, also imported ones, or nothing does. */
  isListed(id: string): boolean {
    return this.#cards.get(id)?.isListed === true
  }

  /** How many products orders and views name that the catalog does not have. */
  get unlisted(): number {
    let count = 0
    for (const { origin, isListed } of this.#cards.values()) if (origin !== 'removed' && !isListed) count++
    return count
  }

  /** The card as a JSON object without its closing brace, so that more can be said of it; as it is in a market where one is given. */
  openJson(id: string, market?: string): string | undefined {
    const card = this.#cards.get(id)
    return (market !== undefined && card?.markets?.get(market)) || card?.json || undefined
  }

  /** Puts a product of the catalog on the shelf. */
  put(product: Product): void {
    const markets = Object.entries(product.markets ?? {}).map(
      ([market, offer]) => [market, openJsonOf(cardIn(product, offer))] as const,
    )
    const differing = markets.length === 0 ? undefined : new Map(markets)
    this.#set('catalog', cardOf(product), differing, product.source === 'catalog')
  }

  /** Takes a product away for good: an order that names it does not bring it back. */
  remove(id: string): void {
    if (this.has(id)) this.#version++
    this.#cards.set(id, REMOVED)
  }

  /**
   * Names a product that no catalog knows: as the newest order calls it, else as the first view does, which is easier to forge.
   * Answers whether its kind names the product for the first time.
   */
  name({ item_id, item_name }: Pick<Item, 'item_id' | 'item_name'>, origin: 'order' | 'view' = 'order'): boolean {
    const known = this.#cards.get(item_id)
    if (known !== undefined && (origin === 'view' || known.origin === 'catalog' || known.origin === 'removed'))
      return false
    const title = item_name || known?.title || item_id
    const isFirst = known?.origin !== origin
    if (isFirst || known?.title !== title) this.#set(origin, { id: item_id, title, availability: 'in_stock' })
    return isFirst
  }

  /** The products that no catalog knows, for another shelf to take over. */
  names(): ShelfName[] {
    const names: ShelfName[] = []
    for (const [id, { origin, title }] of this.#cards)
      if (origin === 'order' || origin === 'view') names.push({ id, title, origin })
    return names
  }

  /** Takes over the names of another shelf. */
  takeNames(names: readonly ShelfName[]): void {
    for (const { id, title, origin } of names) this.#set(origin, { id, title, availability: 'in_stock' })
  }

  #set(origin: Origin, card: ProductCard, markets?: ReadonlyMap<string, string>, isListed = false): void {
    const json = openJsonOf(card)
    const known = this.#cards.get(card.id)
    if (known?.json !== json || known.isListed !== isListed || !isSame(known.markets, markets)) this.#version++
    this.#cards.set(card.id, { origin, title: card.title, json, isListed, ...(markets && { markets }) })
  }
}

function openJsonOf(card: ProductCard): string {
  return JSON.stringify({ ...card, ...priced(card) }).slice(0, -1)
}

/** The prices of a card with the decimals of currencies that have not two. */
function priced({ price, listPrice }: ProductCard): Pick<ProductCard, 'price' | 'listPrice'> {
  return { ...(price && { price: withDigits(price) }), ...(listPrice && { listPrice: withDigits(listPrice) }) }
}

function withDigits(price: Money): CardPrice {
  const digits = fractionDigits(price.currency)
  return digits === 2 ? price : { ...price, digits }
}

function isSame(one: ReadonlyMap<string, string> | undefined, other: ReadonlyMap<string, string> | undefined): boolean {
  if (one?.size !== other?.size) return false
  for (const [market, json] of one ?? []) if (other?.get(market) !== json) return false
  return true
}

/** A card in a market. Its price has no list price of elsewhere beside it. */
function cardIn(product: Product, { availability, price, listPrice }: MarketOffer): ProductCard {
  const { listPrice: _elsewhere, ...card } = cardOf(product)
  if (price === undefined) return { ...cardOf(product), availability }
  return { ...card, availability, price, ...(listPrice && { listPrice }) }
}

/** What the public may see of a product, and nothing else. */
function cardOf(product: Product): ProductCard {
  const card: Record<string, unknown> = {}
  for (const field of PUBLIC) if (product[field] !== undefined) card[field] = product[field]
  return card as unknown as ProductCard
}

const PUBLIC = [
  'id',
  'title',
  'availability',
  'url',
  'image',
  'price',
  'listPrice',
  'brand',
  'categories',
  'rating',
  'reviews',
  'replenishable',
] as const satisfies readonly (keyof ProductCard)[]
