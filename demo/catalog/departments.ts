import type { Backdrop, Paper } from '../picture/scene.js'
import type { ProductEntry } from './ProductEntry.js'
import { BATH } from './products/bath.js'
import { CAMP } from './products/camp.js'
import { DESK } from './products/desk.js'
import { GARDEN } from './products/garden.js'
import { KITCHEN } from './products/kitchen.js'
import { LIGHT } from './products/light.js'
import { PLANTS } from './products/plants.js'
import { PLAY } from './products/play.js'
import { TABLE } from './products/table.js'
import { WOOL } from './products/wool.js'

/** A first-level category: how it is named, and what its products stand in front of. */
export interface Department {
  id: string
  name: string
  blurb: string
  /** The product whose picture stands for it. */
  cover: string
  papers: readonly Paper[]
  backdrops: readonly Backdrop[]
  entries: readonly ProductEntry[]
}

export const DEPARTMENTS: readonly Department[] = [
  {
    id: 'kitchen',
    name: 'Kitchen',
    blurb: 'Pots that hold their heat, knives that hold their edge, and mugs that hold a proper tea.',
    cover: 'whistling-kettle',
    papers: ['sage', 'blush', 'butter', 'sky', 'clay'],
    backdrops: ['table', 'arch', 'window'],
    entries: KITCHEN,
  },
  {
    id: 'table',
    name: 'Table & Pantry',
    blurb: 'Plates for every day, linen for the other days, and something good to put between them.',
    cover: 'orange-marmalade',
    papers: ['butter', 'mint', 'blush', 'oat', 'lilac'],
    backdrops: ['arch', 'table', 'sun'],
    entries: TABLE,
  },
  {
    id: 'garden',
    name: 'Garden',
    blurb: 'Tools with handles you will recognise in the dark, and seeds for next July.',
    cover: 'watering-can-green',
    papers: ['mint', 'butter', 'sky', 'clay', 'sage'],
    backdrops: ['hills', 'sun', 'arch'],
    entries: GARDEN,
  },
  {
    id: 'plants',
    name: 'Houseplants',
    blurb: 'Green company for every window, with honest notes on how little they need.',
    cover: 'monstera',
    papers: ['blush', 'oat', 'sage', 'sky', 'clay'],
    backdrops: ['arch', 'window', 'table'],
    entries: PLANTS,
  },
  {
    id: 'camp',
    name: 'Camp & Trail',
    blurb: 'For nights under cloth and mornings with a view. Tried in rain, twice.',
    cover: 'two-person-tent',
    papers: ['sky', 'sage', 'butter', 'mint', 'clay'],
    backdrops: ['hills', 'sun'],
    entries: CAMP,
  },
  {
    id: 'light',
    name: 'Light',
    blurb: 'Lamps the colour of toast, candles that behave, and a paper moon.',
    cover: 'mushroom-lamp',
    papers: ['clay', 'sage', 'blush', 'lilac'],
    backdrops: ['arch', 'table'],
    entries: LIGHT,
  },
  {
    id: 'desk',
    name: 'Desk & Paper',
    blurb: 'Paper that likes ink, ink that likes paper, and a clock with no snooze.',
    cover: 'twin-bell-clock',
    papers: ['butter', 'lilac', 'oat', 'sky', 'mint'],
    backdrops: ['table', 'arch', 'sun'],
    entries: DESK,
  },
  {
    id: 'wool',
    name: 'Wool & Warmth',
    blurb: 'Blankets, cushions and woollens from mills we can cycle to.',
    cover: 'bobble-hat',
    papers: ['blush', 'lilac', 'mint', 'clay', 'sky'],
    backdrops: ['arch', 'table', 'window'],
    entries: WOOL,
  },
  {
    id: 'bath',
    name: 'Bath',
    blurb: 'Soaps boiled in small pans, towels that mean it, twenty minutes to yourself.',
    cover: 'bath-towels',
    papers: ['sky', 'blush', 'mint', 'oat', 'lilac'],
    backdrops: ['arch', 'table', 'window'],
    entries: BATH,
  },
  {
    id: 'play',
    name: 'Play',
    blurb: 'Wood, string and marbles: toys that need no charging and games that need no screen.',
    cover: 'teddy-bear',
    papers: ['mint', 'butter', 'sky', 'blush', 'lilac'],
    backdrops: ['sun', 'arch', 'table'],
    entries: PLAY,
  },
]
