import type { ColourName } from '../picture/colours.js'
import type { DrawingName } from '../picture/drawings/index.js'
import type { PatternName } from '../picture/patterns.js'
import type { Backdrop, Paper } from '../picture/scene.js'

/** One product as it is written down in `products/`; what is left out is made up from its id, always the same. */
export interface ProductEntry {
  id: string
  title: string
  /** Second level; the first is the department whose file it stands in. */
  category: string
  brand: string
  description: string
  /** Euros. */
  price: number
  /** Euros, before a saving. */
  listPrice?: number
  stock?: number
  /** Days since it came into the shop; without them it has always been there. */
  newForDays?: number
  /** Variants of one thing share it. */
  groupId?: string
  /** What tells this variant from the others. */
  variant?: string
  /** What is drawn, its three colours, main to accent, and what is printed on it. */
  picture: readonly [DrawingName, ColourName, ColourName, ColourName, PatternName?]
  paper?: Paper
  backdrop?: Backdrop
}
