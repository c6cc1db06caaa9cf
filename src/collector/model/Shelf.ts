import type { Item } from '../../protocol/item.js'
import type { ProductCard } from '../../protocol/recommendations.js'
import type { Product } from '../catalog/Product.js'

/** Where a card is from: the catalog, or only the name that an order or a view gave the product. `removed` has none any more. */
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
}

const REMOVED: Card = { origin: 'removed', title: '', json: '' }

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

  /** The card as a JSON object without its closing brace, so that more can be said of it. */
  openJson(id: string): string | undefined {
    return this.#cards.get(id)?.json || undefined
  }

  /** Puts a product of the catalog on the shelf. */
  put(product: Product): void {
    this.#set('catalog', cardOf(product))
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

  #set(origin: Origin, card: ProductCard): void {
    const json = JSON.stringify(card).slice(0, -1)
    if (this.#cards.get(card.id)?.json !== json) this.#version++
    this.#cards.set(card.id, { origin, title: card.title, json })
  }
}

/** What the public may see of a product. */
function cardOf(product: Product): ProductCard {
  const { groupId: _group, description: _description, stock: _stock, source: _source, ...card } = product
  return card
}
