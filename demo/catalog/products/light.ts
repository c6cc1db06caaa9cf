import type { ProductEntry } from '../ProductEntry.js'

export const LIGHT: readonly ProductEntry[] = [
  {
    id: 'storm-lantern',
    title: 'Storm Lantern',
    category: 'Lanterns & strings',
    brand: 'Lamplight Row',
    price: 39,
    paper: 'dusk',
    picture: ['stormLantern', 'teal', 'brass', 'cream'],
    description:
      'Burns twenty hours on one filling and does not mind the wind. Lower the flame with the little wheel. Galvanised and painted teal; for paraffin or lamp oil.',
  },
  {
    id: 'paper-lantern',
    title: 'Big Paper Moon',
    category: 'Lanterns & strings',
    brand: 'Lamplight Row',
    price: 26,
    paper: 'night',
    picture: ['paperLantern', 'butter', 'walnut', 'red'],
    description:
      'Mulberry paper over bamboo, fifty centimetres of soft light. Folds flat as a plate. Cord and fitting are sold with it, the bulb is not.',
  },
  {
    id: 'garden-string-lights',
    title: 'Festoon Lights, ten bulbs',
    category: 'Lanterns & strings',
    brand: 'Lamplight Row',
    price: 48,
    listPrice: 56,
    paper: 'dusk',
    picture: ['stringLights', 'amber', 'rose', 'seafoam'],
    description:
      'Ten warm bulbs on a rubber cord that lives outdoors. Join up to five strings on one plug. Makes any yard a Friday.',
  },
  {
    id: 'anglepoise-desk-lamp',
    title: 'Jointed Desk Lamp',
    category: 'Lamps',
    brand: 'Lamplight Row',
    price: 89,
    picture: ['deskLamp', 'rust', 'charcoal', 'brass'],
    description:
      'Stays where you put it, and you can put it anywhere. A heavy foot, two sprung joints and a shade that keeps light off the screen. Takes an E14 bulb.',
  },
  {
    id: 'pleated-table-lamp',
    title: 'Pleated Table Lamp',
    category: 'Lamps',
    brand: 'Lamplight Row',
    price: 96,
    picture: ['tableLamp', 'denim', 'cream', 'cream', 'speckle'],
    description:
      'A fat stoneware body under a pleated linen shade. The light is the colour of toast. The switch is on the cord, where your hand already is.',
  },
  {
    id: 'enamel-pendant',
    title: 'Enamel Pendant',
    category: 'Lamps',
    brand: 'Lamplight Row',
    price: 74,
    paper: 'oat',
    picture: ['pendant', 'forest', 'brass', 'butter'],
    description:
      'Spun steel, enamelled green outside and white within. Hang it low over a table and people stay. Three metres of cloth cord.',
  },
  {
    id: 'mushroom-lamp',
    title: 'Toadstool Night Lamp',
    category: 'Lamps',
    brand: 'Lamplight Row',
    price: 44,
    stock: 7,
    paper: 'night',
    picture: ['mushroomLamp', 'red', 'cream', 'chalk'],
    description:
      'Stands watch by small beds. Tap the cap to dim it, hold to turn it off; it goes out by itself after an hour. Charges by cable.',
  },
  {
    id: 'reading-floor-lamp',
    title: 'Reading Floor Lamp',
    category: 'Lamps',
    brand: 'Lamplight Row',
    price: 148,
    newForDays: 4,
    paper: 'dusk',
    picture: ['floorLamp', 'butter', 'charcoal', 'brass'],
    description:
      'Bends over your shoulder like a kind librarian. Blackened steel, linen shade, a dimmer at knee height. Fits between sofa and wall.',
  },
  {
    id: 'taper-candles',
    title: 'Taper Candles in Brass',
    category: 'Candles',
    brand: 'Lamplight Row',
    price: 42,
    picture: ['tapers', 'cream', 'rose', 'brass'],
    description:
      'Three dipped tapers with the brass sticks to stand them in. They burn seven hours and bend for nobody. Refills come in eleven colours.',
  },
  {
    id: 'fig-candle',
    title: 'Fig-Leaf Candle',
    category: 'Candles',
    brand: 'Lamplight Row',
    price: 28,
    picture: ['jarCandle', 'sage', 'cream', 'forest'],
    description:
      'Green fig, a little cedar, a warm stone wall. Rapeseed wax in a glass you will drink from afterwards. Forty hours.',
  },
  {
    id: 'beeswax-pillars',
    title: 'Beeswax Pillars, pair',
    category: 'Candles',
    brand: 'Lamplight Row',
    price: 31,
    picture: ['pillars', 'honey', 'butter', 'cream'],
    description:
      'Nothing but beeswax and a cotton wick. They smell faintly of honey even unlit. About thirty hours each; trim the wick and they will not smoke.',
  },
  {
    id: 'chamber-candlestick',
    title: 'Chamber Candlestick',
    category: 'Candles',
    brand: 'Old Quay Pottery',
    price: 34,
    picture: ['candleHolder', 'mustard', 'cream', 'mustard'],
    description:
      'The one with a finger-loop, for going to bed as in a story. Stoneware in mustard, with a deep saucer for drips. Takes any 22 mm candle.',
  },
  {
    id: 'long-matches',
    title: 'Long Matches in a Box',
    category: 'Candles',
    brand: 'Pippinwick Own',
    price: 7.5,
    picture: ['matches', 'berry', 'red', 'cream', 'stars'],
    description:
      'Ten centimetres of aspen, so the deep candles are no trouble. Sixty in a box too pretty to hide. Strike away from the marmalade.',
  },
]
