import type { RecommenderOptions } from '../../recommender/RecommenderOptions.js'
import type { Store } from '../openStore.js'
import type { LogMark, Snapshot, SnapshotFacts } from './Snapshot.js'

export interface ModelSource {
  store: Pick<Store, 'log'>
  /** The sites that are served; every one where it is left out. */
  sites?: readonly string[]
  model: RecommenderOptions
}

/** Whether what a snapshot holds was learned from this log, of these sites and with these settings. */
export function fitsLog(snapshot: Snapshot, { store: { log }, sites, model }: ModelSource): boolean {
  const isThere = ({ n, id }: LogMark) => {
    const [logged] = log.read({ after: n - 1, limit: 1 })
    return n === 0 || (logged?.n === n && logged.event.id === id)
  }
  return (
    snapshot.settings === settingsOf(model).settings &&
    JSON.stringify(snapshot.served) === JSON.stringify(sites ?? null) &&
    snapshot.withdrawals === log.withdrawals &&
    isThere(snapshot.orders) &&
    isThere(snapshot.views)
  )
}

/** The settings of models as a snapshot keeps them. The seed says nothing of what was learned. */
export function settingsOf({
  hashSeed = 0,
  ...settings
}: RecommenderOptions): Pick<SnapshotFacts, 'settings' | 'hashSeed'> {
  return { settings: JSON.stringify(settings), hashSeed }
}
