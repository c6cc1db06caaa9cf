import type { BlockType } from '../../protocol/block.js'
import { type MinorUnits, toDecimal } from '../../protocol/money.js'
import { createRecommender } from '../../recommender/createRecommender.js'
import type { Recommender } from '../../recommender/Recommender.js'
import type { RecommenderOptions } from '../../recommender/RecommenderOptions.js'
import type { CatalogChange } from '../catalog/Catalog.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { Switches } from '../rules/Switches.js'
import { factsOf } from './factsOf.js'
import { productFacts } from './productFacts.js'
import { Shelf } from './Shelf.js'
import type { SiteSnapshot } from './Snapshot.js'

/** All that a site's blocks are made of: a fold over its log and its catalog, and what the shop's file of rules says. */
export class SiteModel {
  readonly recommender: Recommender
  readonly shelf = new Shelf()
  #switches = new Switches([], [])
  #switched = 0

  /**
   * @param saved what another model with the same settings has learned
   * @throws {RangeError} where that is cut short
   */
  constructor(options: RecommenderOptions, saved?: SiteSnapshot) {
    this.recommender = createRecommender(options, saved && joined(saved.model))
    this.shelf.takeNames(saved?.names ?? [])
  }

  /** All that was learned, but for what the catalog says; it holds until more is learned. */
  save(): Omit<SiteSnapshot, 'site'> {
    return { names: this.shelf.names(), model: this.recommender.save() }
  }

  /** The pauses, experiments and targets of the site. */
  get switches(): Switches {
    return this.#switches
  }

  set switches(switches: Switches) {
    this.#switches = switches
    this.#switched++
  }

  /** Another one after each change that can change an answer with lists of these types at a time, ms. */
  version(types: readonly BlockType[], at: number): string {
    const versions = types.map(type => this.recommender.version(type)).join()
    const rules = `${this.recommender.ruleEpoch(at)}.${this.#switched}.${this.#switches.epoch(at)}`
    return `${versions}.${this.shelf.version}.${rules}`
  }

  learn(logged: LoggedEvent): void {
    const { event, doubt } = logged
    if (doubt !== undefined) return
    if (event.name === 'purchase' || event.name === 'view_item') {
      for (const item of event.params.items) {
        if (!this.shelf.name(item, event.name === 'purchase' ? 'order' : 'view')) continue
        const { item_id: id, item_category, item_category2, item_category3, item_category4, item_category5 } = item
        const names = [item_category, item_category2, item_category3, item_category4, item_category5]
        const categories = names.filter(name => name !== undefined)
        const price = decimal(item.price, event.params.currency)
        this.recommender.product({ id, categories, available: true, price })
      }
    }
    for (const fact of factsOf(logged)) this.recommender.add(fact)
  }

  stock({ id, product }: CatalogChange): void {
    if (product === undefined) {
      this.shelf.remove(id)
      this.recommender.removeProduct(id)
      return
    }
    this.shelf.put(product)
    this.recommender.product(productFacts(product))
  }
}

/** An amount where both it and its currency are known. */
function decimal(amount: MinorUnits | undefined, currency: string | undefined): number | undefined {
  return amount === undefined || currency === undefined ? undefined : toDecimal(amount, currency)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  return parts.length === 1 && first ? first : Buffer.concat(parts)
}
