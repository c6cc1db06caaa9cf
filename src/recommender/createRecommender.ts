import { OF_VIEWS } from './chains.js'
import { readSettings } from './defaults.js'
import { fillSlots } from './fillSlots.js'
import { Model } from './model/Model.js'
import type { Recommender, RecommenderOptions } from './Recommender.js'

/** Makes an empty recommender. Throws a `RangeError` for a setting that cannot be meant. */
export function createRecommender(options: RecommenderOptions = {}): Recommender {
  const model = new Model(readSettings(options))
  return {
    add: fact => model.add(fact),
    product: facts => model.setProduct(facts),
    removeProduct: id => model.setProduct({ id, categories: [], available: false }),
    recommend: request => fillSlots(model, request),
    version: type => (OF_VIEWS.has(type) ? model.version + model.viewVersion : model.version),
    stats: () => model.stats(),
  }
}
