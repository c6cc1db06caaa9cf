export { startTracker } from '../../../../src/core/startTracker.js'
export { cartEvents } from '../../../../src/sync/cartEvents.js'
export { createSync } from '../../../../src/sync/createSync.js'
