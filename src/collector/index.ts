export { type Collector, type CollectorOptions, createCollector } from './createCollector.js'
export type { Origins } from './http/originRules.js'
export { OperatorError } from './OperatorError.js'
export { openStore, type Store, type StoreOptions } from './openStore.js'
