export { cartEvents } from './cartEvents.js'
export { createSync } from './createSync.js'
export { recommend } from './recommend.js'
