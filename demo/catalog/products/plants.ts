import type { ProductEntry } from '../ProductEntry.js'

export const PLANTS: readonly ProductEntry[] = [
  {
    id: 'monstera',
    title: 'Monstera in a Cream Pot',
    category: 'Leafy',
    brand: 'Pippinwick Own',
    price: 42,
    picture: ['monstera', 'cream', 'walnut', 'cream', 'speckle'],
    description:
      'The big generous one with windows in its leaves. Likes bright corners and to be turned now and then. Comes about 60 cm tall, in its pot.',
  },
  {
    id: 'boston-fern',
    title: 'Feathery Fern',
    category: 'Leafy',
    brand: 'Pippinwick Own',
    price: 26,
    picture: ['fern', 'terracotta', 'rust', 'cream'],
    description:
      'A fountain of green that forgives a dim bathroom. Mist it in winter and it will forgive you too. In a terracotta pot, 15 cm.',
  },
  {
    id: 'snake-plant',
    title: 'Snake Plant',
    category: 'Leafy',
    brand: 'Pippinwick Own',
    price: 29,
    picture: ['snakePlant', 'denim', 'navy', 'cream'],
    description:
      'Practically a sculpture, and about as demanding. Water once a month; in December, forget. Stands 50 cm high in a blue pot.',
  },
  {
    id: 'rubber-plant',
    title: 'Rubber Plant',
    category: 'Leafy',
    brand: 'Pippinwick Own',
    price: 38,
    picture: ['rubberPlant', 'mustard', 'walnut', 'cream', 'speckle'],
    description:
      'Glossy, upright and polite in company. Wipe its leaves with a damp cloth and it will shine back. About 70 cm, in a mustard pot.',
  },
  {
    id: 'coin-plant',
    title: 'Coin Plant',
    category: 'Leafy',
    brand: 'Pippinwick Own',
    price: 18,
    picture: ['pilea', 'blush', 'rose', 'cream', 'dots'],
    description:
      'Round leaves on long stalks, all nodding at once when you pass. It makes little plants at its foot; give those to friends. 12 cm pot.',
  },
  {
    id: 'string-of-pearls',
    title: 'String of Pearls, Hanging',
    category: 'Leafy',
    brand: 'Pippinwick Own',
    price: 34,
    stock: 5,
    picture: ['hangingPot', 'blush', 'oat', 'fern', 'dots'],
    description:
      'A curtain of green beads in a pot that hangs from one hook. Needs light from above and very little water. Cord and brass ring included.',
  },
  {
    id: 'cactus',
    title: 'Flowering Cactus',
    category: 'Easy & dry',
    brand: 'Pippinwick Own',
    price: 22,
    picture: ['cactus', 'terracotta', 'brick', 'cream', 'waves'],
    description:
      'Asks for a sunny sill and a drink when you think of it. Flowers once a year, at night, to see whether you are paying attention. 25 cm with its pot.',
  },
  {
    id: 'aloe',
    title: 'Aloe in Pine Green',
    category: 'Easy & dry',
    brand: 'Pippinwick Own',
    price: 19,
    picture: ['aloe', 'pine', 'sage', 'cream', 'stripes'],
    description:
      'Keep it near the stove: the gel soothes small burns. Sun, gritty soil, and water only when dry. In a glazed 14 cm pot.',
  },
  {
    id: 'olive-tree',
    title: 'Little Olive Tree',
    category: 'Flowering & scented',
    brand: 'Pippinwick Own',
    price: 54,
    listPrice: 62,
    picture: ['oliveTree', 'linen', 'walnut', 'cream', 'weave'],
    description:
      'Silver leaves, a crooked trunk and, in a good year, eleven olives. Outdoors in summer, somewhere cool in winter. About 80 cm.',
  },
  {
    id: 'potted-lavender',
    title: 'Potted Lavender',
    category: 'Flowering & scented',
    brand: 'Pippinwick Own',
    price: 17,
    newForDays: 9,
    picture: ['lavender', 'lilac', 'plum', 'cream', 'stripes'],
    description:
      'For a windowsill that wants bees. Cut it after flowering and hang the bunches upside down. Full sun, no fuss.',
  },
  {
    id: 'orchid',
    title: 'Blush Orchid',
    category: 'Flowering & scented',
    brand: 'Pippinwick Own',
    price: 36,
    stock: 0,
    picture: ['orchid', 'sky', 'denim', 'cream'],
    description:
      'Flowers for three months, rests for four, then does it again if you leave it alone. Water with one glass a week. In a pale blue pot.',
  },
  {
    id: 'plant-mister',
    title: 'Glass Plant Mister',
    category: 'Plant care',
    brand: 'Lamplight Row',
    price: 21,
    picture: ['mister', 'seafoam', 'brass', 'copper'],
    description:
      'Thick sea-green glass and a brass pump that makes a fine, even fog. Half a litre. Handsome enough to leave out, which is how plants get misted.',
  },
  {
    id: 'plant-stand',
    title: 'Oak Plant Stand',
    category: 'Plant care',
    brand: 'Pippinwick Own',
    price: 59,
    picture: ['plantStand', 'chalk', 'stone', 'oak', 'speckle'],
    description:
      'Lifts a pot to the light and the mop to the floor. Solid oak, pegged rather than screwed. For pots up to 24 cm; plant and pot not included.',
  },
]
