import { OF_VIEWS } from './chains.js'
import { readSettings } from './defaults.js'
import { explain } from './explain.js'
import { fillSlots } from './fillSlots.js'
import { Model } from './model/Model.js'
import type { Recommender } from './Recommender.js'
import type { RecommenderOptions } from './RecommenderOptions.js'
import { StateReader } from './state/StateReader.js'
import { StateWriter } from './state/StateWriter.js'
import { warmRows } from './warmRows.js'

/**
 * Makes a recommender, empty or with what another one with the same settings has saved.
 * @throws {RangeError} for a setting that cannot be meant, and for a saved state that is cut short
 */
export function createRecommender(options: RecommenderOptions = {}, saved?: Uint8Array): Recommender {
  const model = new Model(readSettings(options))
  if (saved !== undefined) model.read(new StateReader(saved))
  return {
    add: fact => model.add(fact),
    forget: gone => model.forget(gone),
    product: facts => model.setProduct(facts),
    removeProduct: id => model.setProduct({ id, categories: [], available: false }),
    setRules: rules => model.setRules(rules),
    ruleEpoch: at => model.rules.epoch(at),
    unknownNames: () => model.rules.unknownNames(),
    recommend: request => fillSlots(model, request),
    explain: (item, behind) => explain(item, behind, model.settings),
    warm: () => warmRows(model),
    version: type => (OF_VIEWS.has(type) ? model.version + model.viewVersion : model.version),
    stats: () => model.stats(),
    save() {
      const writer = new StateWriter()
      model.write(writer)
      return writer.parts
    },
  }
}
