import type { ProductEntry } from '../ProductEntry.js'

export const CAMP: readonly ProductEntry[] = [
  {
    id: 'two-person-tent',
    title: 'Fell Tent for Two',
    category: 'Shelter & sleep',
    brand: 'Tarn & Tussock',
    price: 289,
    listPrice: 329,
    picture: ['tent', 'moss', 'mustard', 'honey'],
    description:
      'Goes up in six minutes with cold fingers. Two doors, so nobody climbs over anybody. 2.3 kg in the bag, and dry in weather that should have kept you home.',
  },
  {
    id: 'down-sleeping-bag',
    title: 'Three-Season Sleeping Bag',
    category: 'Shelter & sleep',
    brand: 'Tarn & Tussock',
    price: 179,
    picture: ['sleepingBag', 'rust', 'oat', 'brass'],
    description:
      'Comfortable to two degrees, bearable to minus four. Recycled down, a hood that stays put and a zip that never bites. Packs to the size of a loaf.',
  },
  {
    id: 'roll-mat',
    title: 'Folding Sleeping Mat',
    category: 'Shelter & sleep',
    brand: 'Tarn & Tussock',
    price: 44,
    picture: ['sleepingMat', 'denim', 'oat', 'rust'],
    description:
      'Closed-cell foam that cannot go flat. Warm, light, and a dry seat at every halt. Rolls up with its own strap, 380 g.',
  },
  {
    id: 'hammock',
    title: 'Orchard Hammock',
    category: 'Shelter & sleep',
    brand: 'Tarn & Tussock',
    price: 76,
    picture: ['hammock', 'cream', 'rust', 'amber', 'stripes'],
    description:
      'Woven cotton, wide enough to lie across, which is the secret. Holds 180 kg of person, dog and book. Straps that do not hurt trees are included.',
  },
  {
    id: 'camp-stove',
    title: 'Little Camp Stove',
    category: 'Camp kitchen',
    brand: 'Tarn & Tussock',
    price: 62,
    picture: ['campStove', 'amber', 'walnut', 'cream'],
    description:
      'Boils half a litre in three minutes, even in wind. Folds into its own pot. Takes any screw-on cartridge.',
  },
  {
    id: 'enamel-camp-mug',
    title: 'Enamel Camp Mug',
    category: 'Camp kitchen',
    brand: 'Tarn & Tussock',
    price: 14,
    picture: ['campMug', 'forest', 'pine', 'cream'],
    description:
      'Steel under enamel: it will chip, and the chips will have stories. Goes straight on the embers. 400 ml, with mountains.',
  },
  {
    id: 'camp-cook-set',
    title: 'Cook Set for Two',
    category: 'Camp kitchen',
    brand: 'Tarn & Tussock',
    price: 58,
    picture: ['cookSet', 'steel', 'cork', 'copper'],
    description:
      'A two-litre pot, a lid that is also a pan, and a ladle with a proper handle. Hard-anodised, so porridge lets go. 640 g together.',
  },
  {
    id: 'trail-flask-teal',
    title: 'Trail Flask, Tarn',
    category: 'Camp kitchen',
    brand: 'Tarn & Tussock',
    price: 32,
    groupId: 'trail-flask',
    variant: 'Tarn',
    picture: ['flask', 'teal', 'charcoal', 'cream'],
    description:
      'Tea at seven, still tea at four. Double-walled steel with a loop for one finger. Three quarters of a litre; the lid is the cup.',
  },
  {
    id: 'trail-flask-ember',
    title: 'Trail Flask, Ember',
    category: 'Camp kitchen',
    brand: 'Tarn & Tussock',
    price: 32,
    groupId: 'trail-flask',
    variant: 'Ember',
    picture: ['flask', 'rust', 'charcoal', 'butter'],
    description:
      'The same flask in the red of the last log. Keeps hot for twelve hours and cold for twenty-four. Three quarters of a litre.',
  },
  {
    id: 'cool-box',
    title: 'Riverside Cool Box',
    category: 'Camp kitchen',
    brand: 'Tarn & Tussock',
    price: 94,
    picture: ['coolBox', 'teal', 'cream', 'cream'],
    description:
      'Two days of cold from one bag of ice. The lid is a seat, the seat is a table. Eighteen litres, with a drain you can find.',
  },
  {
    id: 'day-pack-ochre',
    title: 'Twenty-Litre Day Pack, Ochre',
    category: 'Trail gear',
    brand: 'Tarn & Tussock',
    price: 98,
    groupId: 'day-pack',
    variant: 'Ochre',
    picture: ['backpack', 'mustard', 'walnut', 'brass'],
    description:
      'Waxed canvas with leather where it wears. Room for a coat, a lunch and somebody else’s jumper. A flat back pocket keeps the map dry.',
  },
  {
    id: 'day-pack-pine',
    title: 'Twenty-Litre Day Pack, Pine',
    category: 'Trail gear',
    brand: 'Tarn & Tussock',
    price: 98,
    stock: 6,
    groupId: 'day-pack',
    variant: 'Pine',
    picture: ['backpack', 'forest', 'cork', 'brass'],
    description:
      'The day pack in deep pine, for those who would rather not be seen from the next valley. Waxed canvas, leather straps. Carries 20 litres without complaint.',
  },
  {
    id: 'camp-chair',
    title: 'Folding Camp Chair',
    category: 'Trail gear',
    brand: 'Tarn & Tussock',
    price: 84,
    picture: ['campChair', 'rust', 'walnut', 'oak'],
    description:
      'Beech and canvas, the way sets for directors used to be. Folds flat in one movement and opens in another. Sits level on ground that is not.',
  },
  {
    id: 'head-torch',
    title: 'Night-Walk Head Torch',
    category: 'Trail gear',
    brand: 'Tarn & Tussock',
    price: 46,
    picture: ['headTorch', 'teal', 'cream', 'amber'],
    description:
      'Three hundred lumens for the path, a dim red for the tent. One big button that works in mittens. Charges by cable, shines for nine hours.',
  },
  {
    id: 'brass-compass',
    title: 'Brass Pocket Compass',
    category: 'Trail gear',
    brand: 'Tarn & Tussock',
    price: 52,
    picture: ['compass', 'brass', 'iron', 'red'],
    description:
      'A liquid-filled dial that settles in two seconds and never needs charging. Engraved on the back with room for initials. With a leather lanyard.',
  },
  {
    id: 'pocket-knife',
    title: 'Orchard Pocket Knife',
    category: 'Trail gear',
    brand: 'Brindle Works',
    price: 48,
    picture: ['pocketKnife', 'rust', 'cream', 'brass'],
    description:
      'A blade for apples and a corkscrew for later. Locks open, closes with one thumb. Leave it at home when you fly.',
  },
  {
    id: 'picnic-blanket',
    title: 'Waterproof Picnic Blanket',
    category: 'Trail gear',
    brand: 'Dovecote Mill',
    price: 67,
    newForDays: 23,
    picture: ['picnicBlanket', 'berry', 'cream', 'walnut', 'tartan'],
    description:
      'Recycled wool above, waxed cotton below, so damp grass stays grass. A metre and a half square. Rolls into its own leather straps.',
  },
  {
    id: 'first-aid-tin',
    title: 'First-Aid Tin',
    category: 'Trail gear',
    brand: 'Tarn & Tussock',
    price: 29,
    picture: ['firstAid', 'cream', 'red', 'white'],
    description:
      'Forty-two pieces in the order you will need them, with a card for the person who panics. Refills are sold one by one. Clips to a pack.',
  },
]
