import { createRecommender } from '../../recommender/createRecommender.js'
import type { Recommender, RecommenderOptions } from '../../recommender/Recommender.js'
import type { ListType } from '../../recommender/Strategy.js'
import type { CatalogChange } from '../catalog/Catalog.js'
import type { Product } from '../catalog/Product.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { factsOf } from './factsOf.js'
import { Shelf } from './Shelf.js'

/** All that a site's blocks are made of: a fold over its log and its catalog, and nothing else. */
export class SiteModel {
  readonly recommender: Recommender
  readonly shelf = new Shelf()

  constructor(options: RecommenderOptions) {
    this.recommender = createRecommender(options)
  }

  /** Another one after each change that can change an answer with lists of these types. */
  version(types: readonly ListType[]): string {
    return `${types.map(type => this.recommender.version(type)).join()}.${this.shelf.version}`
  }

  learn(logged: LoggedEvent): void {
    const { event } = logged
    if (event.name === 'purchase' || event.name === 'view_item') {
      for (const item of event.params.items) {
        if (!this.shelf.name(item, event.name === 'purchase' ? 'order' : 'view')) continue
        const { item_id: id, item_category, item_category2, item_category3, item_category4, item_category5 } = item
        const categories = [item_category, item_category2, item_category3, item_category4, item_category5]
        this.recommender.product({ id, categories: categories.filter(name => name !== undefined), available: true })
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
    this.recommender.product({ id, categories: product.categories ?? [], available: isAvailable(product) })
  }
}

function isAvailable({ availability, stock }: Product): boolean {
  if (availability === 'out_of_stock') return false
  return availability !== 'in_stock' || stock === undefined || stock > 0
}
