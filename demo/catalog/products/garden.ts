import type { ProductEntry } from '../ProductEntry.js'

export const GARDEN: readonly ProductEntry[] = [
  {
    id: 'hand-trowel',
    title: 'Hand Trowel in Ash',
    category: 'Hand tools',
    brand: 'Marrow Lane',
    price: 24,
    picture: ['trowel', 'oak', 'brass', 'cream'],
    description:
      'A stainless blade with a point that finds its way between stones. The ash handle fits a gloved hand. Marked in centimetres, for bulbs and the truth.',
  },
  {
    id: 'hand-fork',
    title: 'Weeding Fork',
    category: 'Hand tools',
    brand: 'Marrow Lane',
    price: 24,
    picture: ['handFork', 'oak', 'brass', 'cream'],
    description:
      'Three forged tines that loosen a dandelion to its very end. Made to go with the trowel, and to outlive it. Oil the handle once a year.',
  },
  {
    id: 'secateurs',
    title: 'Bypass Secateurs',
    category: 'Hand tools',
    brand: 'Marrow Lane',
    price: 39,
    picture: ['secateurs', 'rust', 'brass', 'cream'],
    description:
      'They close with a snick and leave a clean cut that heals. Every part can be replaced, and we keep the parts. For stems up to 20 mm.',
  },
  {
    id: 'watering-can-green',
    title: 'Watering Can, Potting-Shed Green',
    category: 'Hand tools',
    brand: 'Marrow Lane',
    price: 45,
    groupId: 'watering-can',
    variant: 'Potting-shed green',
    picture: ['wateringCan', 'forest', 'brass', 'cream'],
    description:
      'Five litres of galvanised steel with a brass rose that rains rather than pours. It balances when full, which most do not. The long neck reaches the back of the bed.',
  },
  {
    id: 'watering-can-mustard',
    title: 'Watering Can, Mustard',
    category: 'Hand tools',
    brand: 'Marrow Lane',
    price: 45,
    listPrice: 52,
    groupId: 'watering-can',
    variant: 'Mustard',
    picture: ['wateringCan', 'mustard', 'copper', 'cream'],
    description:
      'The five-litre can in a yellow you will find again in long grass. Galvanised steel, brass rose, a handle for two hands. It balances when full.',
  },
  {
    id: 'garden-gloves',
    title: 'Thornproof Gloves',
    category: 'Hand tools',
    brand: 'Marrow Lane',
    price: 27,
    picture: ['gloves', 'oat', 'forest', 'moss', 'leaves'],
    description:
      'Soft enough to feel a seed, tough enough for roses. Goatskin palms, long cuffs and a printed back. Small to large; they give a little.',
  },
  {
    id: 'jute-twine',
    title: 'Jute Twine on a Spool',
    category: 'Hand tools',
    brand: 'Marrow Lane',
    price: 9.5,
    picture: ['twine', 'moss', 'oak', 'cream'],
    description:
      'A hundred metres of green jute that holds for one summer and then becomes compost. The wooden spool stands on a post. Soft on stems.',
  },
  {
    id: 'willow-trug',
    title: 'Harvest Trug',
    category: 'Hand tools',
    brand: 'Marrow Lane',
    price: 58,
    picture: ['trug', 'birch', 'oak', 'red'],
    description:
      'Split ash and willow, nailed with copper, made for carrots and admiration. It rocks on its feet so the soil falls through. Vegetables grow separately.',
  },
  {
    id: 'terracotta-pots',
    title: 'Terracotta Pots, three sizes',
    category: 'Sowing & growing',
    brand: 'Old Quay Pottery',
    price: 36,
    picture: ['pots', 'terracotta', 'rust', 'copper'],
    description:
      'Fired hot enough to stand a frost. They breathe, so roots do not drown, and they whiten nicely with age. 12, 16 and 22 cm, with saucers.',
  },
  {
    id: 'marigold-planter',
    title: 'Glazed Planter with Marigolds',
    category: 'Sowing & growing',
    brand: 'Old Quay Pottery',
    price: 49,
    newForDays: 2,
    picture: ['planter', 'teal', 'cream', 'amber'],
    description:
      'A frostproof pot in deep teal, planted up and ready for a doorstep. The marigolds keep greenfly away and neighbours talking. Flowers from June to the first frost.',
  },
  {
    id: 'wildflower-seeds',
    title: 'Meadow Wildflower Seeds',
    category: 'Sowing & growing',
    brand: 'Marrow Lane',
    price: 4.8,
    picture: ['seedPacket', 'sky', 'rose', 'rose'],
    description:
      'Twenty-two native flowers for a patch the size of a picnic blanket. Scatter in April, tread in and forget. Bees will find it first.',
  },
  {
    id: 'tomato-seeds',
    title: 'Heirloom Tomato Seeds',
    category: 'Sowing & growing',
    brand: 'Marrow Lane',
    price: 4.2,
    picture: ['tomatoPacket', 'sage', 'red', 'amber'],
    description:
      'Three old kinds: a red that tastes of red, an amber that tastes of sun, and one for sauce. Start indoors in March. About forty seeds.',
  },
  {
    id: 'sunflower-seeds',
    title: 'Giant Sunflower Seeds',
    category: 'Sowing & growing',
    brand: 'Marrow Lane',
    price: 3.9,
    picture: ['seedPacket', 'denim', 'butter', 'honey'],
    description:
      'They will be taller than you by August; that is the point. Sow one to a hole and stake early. Birds get the last word in October.',
  },
  {
    id: 'plant-labels',
    title: 'Slate-and-Cedar Plant Labels',
    category: 'Sowing & growing',
    brand: 'Marrow Lane',
    price: 12,
    picture: ['labels', 'oak', 'cocoa', 'cream'],
    description:
      'Eight cedar stakes that remember what you sowed, since you will not. Write in pencil, sand off and use again. They weather to silver.',
  },
  {
    id: 'bird-feeder',
    title: 'Hanging Bird Feeder',
    category: 'Birds & wildlife',
    brand: 'Marrow Lane',
    price: 34,
    picture: ['birdFeeder', 'walnut', 'oak', 'denim'],
    description:
      'Glass sides so you can see when it is empty, and so can they. The roof lifts on its own cord. Takes about a week of sunflower hearts in a cold spell.',
  },
  {
    id: 'nest-box',
    title: 'Nest Box for Small Birds',
    category: 'Birds & wildlife',
    brand: 'Marrow Lane',
    price: 29,
    picture: ['birdHouse', 'seafoam', 'rust', 'oak'],
    description:
      'Built of rough cedar with a 28 mm door: right for tits, wrong for bullies. The back opens for a yearly clean. Put it up in February, facing away from the noon sun.',
  },
  {
    id: 'garden-boots',
    title: 'Garden Boots',
    category: 'Garden wear',
    brand: 'Tarn & Tussock',
    price: 68,
    picture: ['wellies', 'forest', 'oat', 'cocoa'],
    description:
      'Natural rubber with a cotton lining and a step at the heel, so they come off without a fight. The sole sheds clay. Sizes 36 to 46.',
  },
  {
    id: 'straw-hat',
    title: 'Wide Straw Hat',
    category: 'Garden wear',
    brand: 'Dovecote Mill',
    price: 33,
    stock: 2,
    picture: ['strawHat', 'straw', 'rust', 'white'],
    description:
      'Wheat straw, plaited and stitched, with a brim that shades the back of your neck as well. The ribbon hides an inner cord for windy days. Rolls up if you ask it kindly.',
  },
]
