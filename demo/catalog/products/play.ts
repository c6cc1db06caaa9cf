import type { ProductEntry } from '../ProductEntry.js'

export const PLAY: readonly ProductEntry[] = [
  {
    id: 'alphabet-blocks',
    title: 'Three Big Blocks',
    category: 'Wooden toys',
    brand: 'Hobbledehoy',
    price: 28,
    picture: ['blocks', 'rust', 'teal', 'honey'],
    description:
      'Lime-wood cubes with shapes to trace and corners to trust. They stack, they knock down, they stack. From one year.',
  },
  {
    id: 'wooden-train',
    title: 'Wooden Goods Train',
    category: 'Wooden toys',
    brand: 'Hobbledehoy',
    price: 52,
    picture: ['train', 'teal', 'rust', 'mustard'],
    description:
      'An engine, a tender and a load of oranges. Rubber on the wheels, so floors survive. Couplings are magnets, well sealed in.',
  },
  {
    id: 'stacking-rings',
    title: 'Stacking Rings',
    category: 'Wooden toys',
    brand: 'Hobbledehoy',
    price: 26,
    picture: ['stackingRings', 'red', 'amber', 'honey'],
    description:
      'Five rings, one peg, a hundred wrong ways. Painted with colours that may be chewed. The ball on top is the hat.',
  },
  {
    id: 'spinning-top',
    title: 'Spinning Top',
    category: 'Wooden toys',
    brand: 'Hobbledehoy',
    price: 14,
    picture: ['spinningTop', 'teal', 'red', 'butter'],
    description:
      'Turned beech with a grip for small fingers. The record in the shop is one minute fifty. Hums when it is happy.',
  },
  {
    id: 'toy-boat',
    title: 'Pond Boat',
    category: 'Wooden toys',
    brand: 'Hobbledehoy',
    price: 44,
    newForDays: 11,
    picture: ['toyBoat', 'cream', 'red', 'amber'],
    description:
      'A keel of lead-free ballast keeps her upright; the sails really draw. Varnished three times for ponds, baths and puddles. String included.',
  },
  {
    id: 'teddy-bear',
    title: 'Bartholomew Bear',
    category: 'Soft friends',
    brand: 'Hobbledehoy',
    price: 39,
    picture: ['teddy', 'sand', 'cream', 'red'],
    description:
      'Jointed, patient and a good listener. Mohair outside, wood wool and secrets within. Thirty-five centimetres from ear to paw.',
  },
  {
    id: 'landscape-jigsaw',
    title: 'Five-Hundred-Piece Jigsaw',
    category: 'Games & puzzles',
    brand: 'Hobbledehoy',
    price: 24,
    picture: ['jigsaw', 'walnut', 'rust', 'denim'],
    description:
      'A sunny valley with just enough sky to be annoying. Thick card, a matt finish, no dust. A linen bag keeps all five hundred.',
  },
  {
    id: 'playing-cards',
    title: 'Playing Cards',
    category: 'Games & puzzles',
    brand: 'Inkcap Press',
    price: 12,
    picture: ['cards', 'teal', 'red', 'red'],
    description:
      'Fifty-two cards and two jokers, linen-finished so they slide. The kings look worried. In a box that closes.',
  },
  {
    id: 'travel-chess',
    title: 'Chess Set',
    category: 'Games & puzzles',
    brand: 'Hobbledehoy',
    price: 68,
    listPrice: 79,
    picture: ['chess', 'walnut', 'birch', 'cream'],
    description:
      'Boxwood against walnut, weighted and felted. The board folds over the pieces. Comes with eight openings and one good excuse.',
  },
  {
    id: 'bone-dominoes',
    title: 'Painted Dominoes',
    category: 'Games & puzzles',
    brand: 'Hobbledehoy',
    price: 23,
    picture: ['dominoes', 'cream', 'rust', 'ink'],
    description:
      'Twenty-eight maple tiles, thick enough to stand in a row and fall on purpose. Painted by hand. In a sliding box.',
  },
  {
    id: 'bag-of-marbles',
    title: 'Bag of Marbles',
    category: 'Games & puzzles',
    brand: 'Hobbledehoy',
    price: 11,
    picture: ['marbles', 'teal', 'rust', 'plum'],
    description:
      'Forty small and two large, no two the same. The cotton bag has a drawstring and a rule book for arguments. Not for under threes.',
  },
  {
    id: 'paper-kite',
    title: 'Diamond Kite',
    category: 'Outdoors & music',
    brand: 'Hobbledehoy',
    price: 29,
    backdrop: 'hills',
    picture: ['kite', 'red', 'mustard', 'teal'],
    description:
      'Ripstop and birch, flies in a wind that barely moves a leaf. Fifty metres of line on a wooden reel. The tail is what makes it behave.',
  },
  {
    id: 'skipping-rope',
    title: 'Skipping Rope',
    category: 'Outdoors & music',
    brand: 'Hobbledehoy',
    price: 16,
    stock: 8,
    picture: ['skippingRope', 'rust', 'cream', 'sand'],
    description:
      'Cotton rope with turned handles and bearings that never tangle. Cut it to length once, skip for years. Rhymes printed inside the box.',
  },
  {
    id: 'ukulele',
    title: 'Beginner’s Ukulele',
    category: 'Outdoors & music',
    brand: 'Hobbledehoy',
    price: 64,
    picture: ['ukulele', 'amber', 'walnut', 'cream'],
    description:
      'A sapele soprano that stays in tune longer than its owner practises. With a canvas bag and three songs on one sheet. Four strings, no regrets.',
  },
]
