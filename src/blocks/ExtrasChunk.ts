import type * as extras from './extras.js'

/** The chunk of what a plain block does not need. */
export type ExtrasChunk = typeof extras
