import type { PatternName } from './patterns.js'
import type { Pen } from './pen.js'

/** How one product wears its drawing: three `#rrggbb` colours, main to accent, and a printed pattern. */
export interface Look {
  a: string
  b: string
  c: string
  pattern?: PatternName
}

/**
 * Draws one thing on a canvas of 480 by 480 that stands on the ground line at y = 388, or hangs where such things hang.
 * Answers SVG elements.
 */
export type Drawing = (pen: Pen, look: Look) => string

/** Where upright things stand. */
export const GROUND = 388
