import { IdTable } from '../../src/recommender/model/IdTable.js'
import { StateWriter } from '../../src/recommender/state/StateWriter.js'

/** The bytes that stand for ids in tables with a seed, in memory and in what is saved. */
export const hashesOf = (ids: readonly string[], seed: number): Buffer[] =>
  ids.map(id => {
    const table = new IdTable(seed)
    table.intern(id)
    const writer = new StateWriter()
    table.write(writer)
    return Buffer.from(writer.parts.at(-1)!)
  })
