import type { ProductEntry } from '../ProductEntry.js'

export const DESK: readonly ProductEntry[] = [
  {
    id: 'cloth-notebook-rust',
    title: 'Cloth Notebook, Rust',
    category: 'Paper',
    brand: 'Inkcap Press',
    price: 19,
    groupId: 'cloth-notebook',
    variant: 'Rust',
    picture: ['notebook', 'rust', 'butter', 'mustard', 'weave'],
    description:
      'Sewn, not glued, so it lies flat at every page. 192 sides of cream paper that fountain pens like. Ribbon, pocket and elastic, all doing their job.',
  },
  {
    id: 'cloth-notebook-ink',
    title: 'Cloth Notebook, Ink',
    category: 'Paper',
    brand: 'Inkcap Press',
    price: 19,
    groupId: 'cloth-notebook',
    variant: 'Ink',
    picture: ['notebook', 'ink', 'rose', 'rose', 'weave'],
    description:
      'The same sewn notebook in the blue of the last sentence. Dotted or plain, both on cream paper. Lies flat and stays open.',
  },
  {
    id: 'cloth-notebook-sage',
    title: 'Cloth Notebook, Sage',
    category: 'Paper',
    brand: 'Inkcap Press',
    price: 19,
    groupId: 'cloth-notebook',
    variant: 'Sage',
    picture: ['notebook', 'sage', 'terracotta', 'terracotta', 'weave'],
    description:
      'In sage, for plans that involve plants. 192 sides, sewn in sixteens, with a pocket for receipts. A5, near enough.',
  },
  {
    id: 'landscape-sketchbook',
    title: 'Landscape Sketchbook',
    category: 'Paper',
    brand: 'Inkcap Press',
    price: 23,
    picture: ['sketchbook', 'cork', 'denim', 'amber'],
    description:
      'Sixty sheets of heavy, slightly toothy paper on a wire that folds right round. Takes pencil, ink and a light wash. The cover is stiff enough to be the table.',
  },
  {
    id: 'letter-set',
    title: 'Letter-Writing Set',
    category: 'Paper',
    brand: 'Inkcap Press',
    price: 26,
    picture: ['envelopes', 'blush', 'berry', 'rose'],
    description:
      'Twenty sheets, twenty envelopes and no excuse. Cotton paper with a soft edge. Somebody is waiting to be surprised.',
  },
  {
    id: 'year-calendar',
    title: 'Desk Calendar',
    category: 'Paper',
    brand: 'Inkcap Press',
    price: 17,
    listPrice: 21,
    picture: ['calendar', 'sky', 'sage', 'honey'],
    description:
      'Twelve small landscapes and room to write in every day. Stands by itself. Weeks begin on Monday, as they do.',
  },
  {
    id: 'fountain-pen',
    title: 'Everyday Fountain Pen',
    category: 'Writing',
    brand: 'Inkcap Press',
    price: 48,
    picture: ['fountainPen', 'teal', 'brass', 'cream'],
    description:
      'A steel nib that starts at the first touch and a barrel that never rolls off the table. Fine or medium. Fills from a bottle or takes cartridges.',
  },
  {
    id: 'bottled-ink',
    title: 'Bottled Ink, Blackberry',
    category: 'Writing',
    brand: 'Inkcap Press',
    price: 15,
    picture: ['inkBottle', 'plum', 'charcoal', 'plum'],
    description:
      'Dark purple going on black, with a red edge where it pools. Washes out of most things. Fifty millilitres: roughly one novel.',
  },
  {
    id: 'pencil-bundle',
    title: 'Bundle of Five Pencils',
    category: 'Writing',
    brand: 'Inkcap Press',
    price: 9.8,
    picture: ['pencils', 'rust', 'forest', 'rose'],
    description:
      'Cedar pencils from 2H to 4B, lacquered in five colours. They sharpen to a long point and smell of school. Tied with cotton tape.',
  },
  {
    id: 'watercolour-tin',
    title: 'Watercolour Tin, twelve pans',
    category: 'Writing',
    brand: 'Inkcap Press',
    price: 36,
    newForDays: 13,
    picture: ['watercolours', 'rose', 'honey', 'teal'],
    description:
      'Twelve honest pigments in a tin that fits a coat pocket. The lid is the palette. A sable-mix brush is hiding inside.',
  },
  {
    id: 'wax-seal-kit',
    title: 'Wax Seal Kit',
    category: 'Writing',
    brand: 'Inkcap Press',
    price: 27,
    stock: 9,
    picture: ['waxSeal', 'berry', 'walnut', 'brass'],
    description:
      'A brass stamp with a small flower, and three sticks of wax. Makes a bill look like a secret. About ninety letters.',
  },
  {
    id: 'pencil-roll',
    title: 'Zipped Pencil Case',
    category: 'On the desk',
    brand: 'Dovecote Mill',
    price: 24,
    picture: ['pencilCase', 'denim', 'butter', 'rust', 'stripes'],
    description:
      'Canvas with a brass zip and a wipe-clean lining, because pens leak. Stands up when opened. Room for thirty pencils or eleven and a sandwich.',
  },
  {
    id: 'desk-organiser',
    title: 'Stepped Desk Organiser',
    category: 'On the desk',
    brand: 'Pippinwick Own',
    price: 46,
    picture: ['organiser', 'oak', 'walnut', 'rust'],
    description:
      'Oak at the back for tall things, walnut in front for the rest, and a drawer for what you do not want to discuss. Felt underneath. Screws: none.',
  },
  {
    id: 'paper-scissors',
    title: 'Paper Scissors',
    category: 'On the desk',
    brand: 'Brindle Works',
    price: 22,
    picture: ['scissors', 'terracotta', 'brass', 'cream'],
    description:
      'Forged blades that whisper through card. Loops wide enough for anybody. Please do not open tins with them.',
  },
  {
    id: 'paper-tapes',
    title: 'Paper Tapes, set of three',
    category: 'On the desk',
    brand: 'Inkcap Press',
    price: 11,
    picture: ['tapes', 'rose', 'teal', 'mustard', 'stripes'],
    description:
      'Three rolls of washi that hold a parcel and let go of a wall. Tears straight, by hand. Ten metres each.',
  },
  {
    id: 'twin-bell-clock',
    title: 'Twin-Bell Alarm Clock',
    category: 'On the desk',
    brand: 'Brindle Works',
    price: 42,
    picture: ['deskClock', 'teal', 'brass', 'red'],
    description:
      'Two bells, one hammer, no snooze. Winds by hand once a day, which is a nice last thing to do. The hands glow.',
  },
  {
    id: 'little-globe',
    title: 'Little Globe',
    category: 'On the desk',
    brand: 'Inkcap Press',
    price: 58,
    stock: 0,
    picture: ['globe', 'sky', 'sage', 'brass'],
    description:
      'Twenty centimetres of everywhere, on a beech foot. Printed from a new survey in old colours. Spins for eleven seconds when pushed.',
  },
]
