import type { ProductEntry } from '../ProductEntry.js'

export const WOOL: readonly ProductEntry[] = [
  {
    id: 'lambswool-blanket',
    title: 'Lambswool Blanket',
    category: 'Blankets',
    brand: 'Dovecote Mill',
    price: 118,
    picture: ['blanket', 'forest', 'oat', 'rust', 'tartan'],
    description:
      'Woven two hundred metres from the sheep. Warm without weight, 140 by 190 cm, with a twisted fringe. It does not itch; we asked a child.',
  },
  {
    id: 'patchwork-quilt',
    title: 'Patchwork Quilt',
    category: 'Blankets',
    brand: 'Dovecote Mill',
    price: 164,
    listPrice: 190,
    picture: ['quilt', 'terracotta', 'sage', 'mustard'],
    description:
      'Washed cotton squares, quilted by a machine older than we are. Cool in summer, one more layer in winter. 200 by 220 cm.',
  },
  {
    id: 'waffle-throw',
    title: 'Waffle Throw',
    category: 'Blankets',
    brand: 'Dovecote Mill',
    price: 72,
    picture: ['throwOver', 'rose', 'berry', 'cream', 'weave'],
    description:
      'Cotton woven in little wells that hold warm air. Lives on the arm of a sofa and is never there for long. Machine washable, of course.',
  },
  {
    id: 'striped-cushion',
    title: 'Ticking-Stripe Cushion',
    category: 'Cushions & rugs',
    brand: 'Dovecote Mill',
    price: 38,
    picture: ['cushion', 'cream', 'denim', 'denim', 'stripes'],
    description:
      'Heavy ticking with piped edges and a feather inside that plumps at one slap. 45 by 45 cm. The cover comes off for the wash.',
  },
  {
    id: 'meadow-cushion',
    title: 'Meadow Cushion',
    category: 'Cushions & rugs',
    brand: 'Dovecote Mill',
    price: 42,
    picture: ['cushion', 'mustard', 'cream', 'rust', 'flowers'],
    description:
      'Block-printed by hand, so each flower is a little late or a little early. Linen front, cotton back. 45 by 45 cm, with its filling.',
  },
  {
    id: 'woven-rug',
    title: 'Diamond Hearth Rug',
    category: 'Cushions & rugs',
    brand: 'Dovecote Mill',
    price: 149,
    newForDays: 6,
    picture: ['rug', 'brick', 'cream', 'teal'],
    description:
      'Flat-woven in wool, the same on both sides, so it has two lives. For a hearth, a bedside or a dog. 90 by 150 cm.',
  },
  {
    id: 'fair-isle-socks',
    title: 'Bed Socks',
    category: 'To wear',
    brand: 'Dovecote Mill',
    price: 19,
    picture: ['socks', 'red', 'cream', 'cream', 'stars'],
    description:
      'Thick wool to the middle of the calf, with toes in another colour because why not. Knitted without a seam where you would feel it. Two sizes.',
  },
  {
    id: 'striped-scarf',
    title: 'Long Striped Scarf',
    category: 'To wear',
    brand: 'Dovecote Mill',
    price: 52,
    picture: ['scarf', 'navy', 'butter', 'butter', 'bands'],
    description:
      'Two metres, which is once round and down to the pockets. Soft merino in stripes that were argued over. Fringe at both ends.',
  },
  {
    id: 'bobble-hat',
    title: 'Bobble Hat',
    category: 'To wear',
    brand: 'Dovecote Mill',
    price: 34,
    picture: ['beanie', 'mustard', 'cream', 'cream', 'knit'],
    description:
      'Ribbed wool, fleece over the ears, and a bobble that snaps off for the wash. One size; heads are more alike than you think. Knitted an hour from here.',
  },
  {
    id: 'felt-slippers',
    title: 'Felt Slippers',
    category: 'To wear',
    brand: 'Dovecote Mill',
    price: 56,
    picture: ['slippers', 'sage', 'oat', 'walnut'],
    description:
      'Boiled wool on a suede sole, quiet on stairs. They take two evenings to become yours. Sizes 36 to 46.',
  },
  {
    id: 'moss-cardigan',
    title: 'Pocket Cardigan',
    category: 'To wear',
    brand: 'Dovecote Mill',
    price: 128,
    stock: 4,
    picture: ['cardigan', 'moss', 'pine', 'brass', 'knit'],
    description:
      'The one you will be asked to lend. Lambswool, two pockets deep enough for secateurs, buttons sewn on properly. Cut straight, for anyone.',
  },
  {
    id: 'hot-water-bottle',
    title: 'Hot-Water Bottle in Wool',
    category: 'Cosy things',
    brand: 'Dovecote Mill',
    price: 36,
    picture: ['hotWaterBottle', 'cream', 'rust', 'red', 'knit'],
    description:
      'Natural rubber in a knitted jacket with a heart on it. Stays warm till three. Fill to two thirds, press out the air.',
  },
  {
    id: 'canvas-tote',
    title: 'Market Tote',
    category: 'Cosy things',
    brand: 'Dovecote Mill',
    price: 22,
    picture: ['tote', 'oat', 'rust', 'berry'],
    description:
      'Heavy canvas that carries eleven kilos of potatoes and folds into a pocket. Long handles for shoulders in coats. One big flower.',
  },
]
