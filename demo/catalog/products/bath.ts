import type { ProductEntry } from '../ProductEntry.js'

export const BATH: readonly ProductEntry[] = [
  {
    id: 'soap-stack',
    title: 'Stack of Three Soaps',
    category: 'Washing',
    brand: 'Saltmeadow',
    price: 18,
    picture: ['soap', 'sage', 'butter', 'rose'],
    description:
      'Nettle, chamomile and rose, boiled in small pans and cured for six weeks. They lather in hard water. Wrapped in paper, not plastic.',
  },
  {
    id: 'hand-wash',
    title: 'Hand Wash, Sea Kale',
    category: 'Washing',
    brand: 'Saltmeadow',
    price: 16,
    picture: ['pumpBottle', 'teal', 'charcoal', 'leaf'],
    description:
      'Green, salty and a little peppery, like the top of the beach. Kind to hands that are washed a lot. Refill it from our pouch and keep the glass.',
  },
  {
    id: 'bath-salts',
    title: 'Lavender Bath Salts',
    category: 'Washing',
    brand: 'Saltmeadow',
    price: 21,
    listPrice: 24,
    picture: ['bathSalts', 'lilac', 'cream', 'plum'],
    description:
      'Coarse sea salt with lavender from one stony field. Two handfuls, twenty minutes, telephone in the other room. 600 g in a corked jar.',
  },
  {
    id: 'hand-cream',
    title: 'Hand Cream, Marigold',
    category: 'Washing',
    brand: 'Saltmeadow',
    price: 13.5,
    picture: ['tube', 'amber', 'cocoa', 'honey'],
    description:
      'Marigold and beeswax for gardeners, potters and other washers of hands. Sinks in before you need the door handle. 75 ml in an aluminium tube.',
  },
  {
    id: 'sea-sponge',
    title: 'Honeycomb Sponge',
    category: 'Washing',
    brand: 'Saltmeadow',
    price: 15,
    picture: ['sponge', 'butter', 'cream', 'cream'],
    description:
      'Plant-based and full of air, it holds a cupful of lather. Rinse and hang by its loop. Lasts about a year, then compost it.',
  },
  {
    id: 'bath-brush',
    title: 'Long Bath Brush',
    category: 'Washing',
    brand: 'Saltmeadow',
    price: 26,
    picture: ['brush', 'oak', 'linen', 'cream'],
    description:
      'Oiled beech and firm plant bristles, for the middle of the back. The head comes off to travel. Dry it bristles down.',
  },
  {
    id: 'bath-towels',
    title: 'Bath Towels, three',
    category: 'Towels & mats',
    brand: 'Saltmeadow',
    price: 78,
    picture: ['towels', 'sage', 'cream', 'rose'],
    description:
      'Long-loop cotton, heavy when dry and heavier when it has done its work. Three colours that get on. 70 by 140 cm each.',
  },
  {
    id: 'barefoot-mat',
    title: 'Barefoot Bath Mat',
    category: 'Towels & mats',
    brand: 'Saltmeadow',
    price: 34,
    picture: ['bathMat', 'sky', 'white', 'denim', 'dots'],
    description:
      'Thick tufted cotton with feet on it, in case you forget which side is up. Grips wet tiles. Washes at sixty.',
  },
  {
    id: 'linen-robe',
    title: 'Linen Bath Robe',
    category: 'Towels & mats',
    brand: 'Dovecote Mill',
    price: 112,
    stock: 0,
    picture: ['robe', 'oat', 'cream', 'rust'],
    description:
      'Washed linen that dries you and itself. Two pockets, a belt that cannot be lost, sleeves that roll. For mornings without plans.',
  },
  {
    id: 'tooth-beaker',
    title: 'Stoneware Beaker',
    category: 'Around the basin',
    brand: 'Old Quay Pottery',
    price: 17,
    picture: ['beaker', 'seafoam', 'rust', 'mustard', 'waves'],
    description:
      'A beaker for brushes that will not blow over. Glazed sea green, with a hole to let it drain. Toothbrushes shown for scale and company.',
  },
  {
    id: 'vanity-mirror',
    title: 'Standing Vanity Mirror',
    category: 'Around the basin',
    brand: 'Brindle Works',
    price: 64,
    newForDays: 15,
    picture: ['mirror', 'brass', 'sky', 'walnut'],
    description:
      'Plain on one side, three times honest on the other. Solid brass that will darken unless you stop it. Turns and stays.',
  },
]
