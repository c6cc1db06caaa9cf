export { createSync } from './createSync.js'
