export { addExtras } from './extras/addExtras.js'
export { decide } from './extras/decide.js'
export { upgradePlaceholders } from './extras/upgradePlaceholders.js'
