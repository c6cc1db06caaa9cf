import type { ProductEntry } from '../ProductEntry.js'

export const TABLE: readonly ProductEntry[] = [
  {
    id: 'harvest-plates',
    title: 'Harvest Dinner Plates, pair',
    category: 'Tableware',
    brand: 'Old Quay Pottery',
    price: 48,
    picture: ['plate', 'cream', 'sage', 'terracotta', 'speckle'],
    description:
      'Two wide plates with a raised rim that keeps the gravy where it belongs. One cream, one sage; they stack with any others of ours. Made for every day, good enough for the other days.',
  },
  {
    id: 'soup-bowl',
    title: 'Deep Soup Bowl',
    category: 'Tableware',
    brand: 'Old Quay Pottery',
    price: 21,
    picture: ['bowl', 'denim', 'cream', 'amber', 'waves'],
    description:
      'Deep enough for a whole ladle and a half, with a foot to hold while it is hot. The wave is painted with one brush, by one of two people. Holds 700 ml.',
  },
  {
    id: 'orchard-carafe',
    title: 'Orchard Carafe',
    category: 'Tableware',
    brand: 'Lamplight Row',
    price: 36,
    picture: ['carafe', 'seafoam', 'sky', 'oak'],
    description:
      'Mouth-blown from recycled glass, with tiny bubbles to prove it. Water tastes colder from it, which cannot be true. The oak ball is the stopper.',
  },
  {
    id: 'ribbed-tumblers',
    title: 'Ribbed Tumblers, pair',
    category: 'Tableware',
    brand: 'Lamplight Row',
    price: 24,
    listPrice: 29,
    picture: ['tumblers', 'rose', 'seafoam', 'cream'],
    description:
      'Two pressed glasses with ribs for wet hands, one rose and one sea green. They stack, and they survive a tiled floor more often than you would think. 280 ml each.',
  },
  {
    id: 'four-piece-cutlery',
    title: 'Cutlery for One, in Green',
    category: 'Tableware',
    brand: 'Brindle Works',
    price: 32,
    picture: ['cutlery', 'forest', 'brass', 'cream'],
    description:
      'Fork, knife, spoon and teaspoon in forged steel with riveted handles. Buy one set for each person you like to eat with. Wash by hand to keep the green.',
  },
  {
    id: 'linen-napkins',
    title: 'Linen Napkins, set of four',
    category: 'Tableware',
    brand: 'Dovecote Mill',
    price: 38,
    picture: ['napkins', 'rose', 'blush', 'cream', 'stripes'],
    description:
      'Woven from European flax and washed until soft. Bigger than they need to be, because knees are. They look better unironed.',
  },
  {
    id: 'salt-pepper-mills',
    title: 'Salt and Pepper Mills',
    category: 'Tableware',
    brand: 'Brindle Works',
    price: 56,
    picture: ['mills', 'walnut', 'birch', 'brass'],
    description:
      'A tall one in walnut for pepper and a short one in birch for salt, so you never have to ask. Ceramic works that do not rust. Set the grind with the brass knob.',
  },
  {
    id: 'cake-stand',
    title: 'Birthday Cake Stand',
    category: 'Tableware',
    brand: 'Old Quay Pottery',
    price: 52,
    newForDays: 20,
    stock: 4,
    picture: ['cakeStand', 'mint', 'rose', 'berry'],
    description:
      'Raises any cake to an occasion. Stoneware in pale mint, thirty centimetres across, with a foot that will not tip. Cake not included, recipe on the box.',
  },
  {
    id: 'breakfast-tea',
    title: 'Slow Breakfast Tea',
    category: 'Pantry',
    brand: 'Pippinwick Pantry',
    price: 11.5,
    picture: ['tin', 'rust', 'brick', 'honey'],
    description:
      'A malty loose-leaf blend that forgives four minutes, even six. Packed in a tin you will keep for buttons. 125 g, about fifty cups.',
  },
  {
    id: 'chamomile-tea',
    title: 'Chamomile and Honeybush',
    category: 'Pantry',
    brand: 'Pippinwick Pantry',
    price: 10.5,
    picture: ['tin', 'butter', 'mustard', 'white'],
    description:
      'Whole flowers and red honeybush, for the last hour of the day. No caffeine, no hurry. 80 g of loose leaf in a tin with a tight lid.',
  },
  {
    id: 'orange-marmalade',
    title: 'Thick-Cut Orange Marmalade',
    category: 'Pantry',
    brand: 'Pippinwick Pantry',
    price: 6.8,
    picture: ['jar', 'amber', 'cream', 'rust', 'check'],
    description:
      'Bitter oranges, boiled in copper in the one month they are worth it. The peel is thick because you are not a child any more. 340 g.',
  },
  {
    id: 'wildflower-honey',
    title: 'Wildflower Honey with Dipper',
    category: 'Pantry',
    brand: 'Pippinwick Pantry',
    price: 14,
    picture: ['honeyJar', 'honey', 'oak', 'cream'],
    description:
      'From forty hives at the edge of a heath, never warmed and never blended. It sets by winter and melts on toast. 400 g, with a turned beech dipper.',
  },
  {
    id: 'butter-shortbread',
    title: 'Butter Shortbread',
    category: 'Pantry',
    brand: 'Pippinwick Pantry',
    price: 8.9,
    picture: ['biscuits', 'berry', 'cream', 'rose', 'stars'],
    description:
      'Three ingredients, one of which is patience. Baked dark at the edges and packed while the kitchen still smells of it. Twelve fingers, in theory.',
  },
  {
    id: 'dark-chocolate',
    title: 'Dark Chocolate with Sea Salt',
    category: 'Pantry',
    brand: 'Pippinwick Pantry',
    price: 5.4,
    picture: ['chocolate', 'teal', 'butter', 'cream'],
    description:
      'Seventy-two per cent, stone-ground for three days, with salt that crunches once and is gone. A hundred grams. It does not keep, in our experience.',
  },
  {
    id: 'olive-oil',
    title: 'Early-Harvest Olive Oil',
    category: 'Pantry',
    brand: 'Pippinwick Pantry',
    price: 19.5,
    picture: ['oilBottle', 'moss', 'cocoa', 'leaf'],
    description:
      'Pressed in October while the olives are green, so it tastes of grass and pepper. For salad, beans and bread rather than frying. Half a litre in dark glass.',
  },
  {
    id: 'house-coffee',
    title: 'House Coffee, whole beans',
    category: 'Pantry',
    brand: 'Pippinwick Pantry',
    price: 12.9,
    listPrice: 14.5,
    picture: ['pouch', 'navy', 'cream', 'walnut'],
    description:
      'A round, chocolatey roast that is good black and better with milk. Roasted on Tuesdays, sent on Wednesdays. 250 g of whole beans; grind them yourself, you will see.',
  },
]
