import type { ProductEntry } from '../ProductEntry.js'

export const KITCHEN: readonly ProductEntry[] = [
  {
    id: 'whistling-kettle',
    title: 'Whistling Kettle in Sage',
    category: 'Tea & coffee',
    brand: 'Brindle Works',
    price: 54,
    stock: 41,
    picture: ['kettle', 'sage', 'oak', 'brass'],
    description:
      'Two litres of enamelled steel with an oak handle that stays cool. It whistles a clear third, so you can leave the room and still be called back. Works on gas, electric and induction hobs.',
  },
  {
    id: 'heron-kettle',
    title: 'Heron Pour-Over Kettle',
    category: 'Tea & coffee',
    brand: 'Brindle Works',
    price: 72,
    listPrice: 84,
    picture: ['gooseneck', 'charcoal', 'walnut', 'brass'],
    description:
      'A long thin neck pours exactly where you look and not a drop further. The handle is walnut, balanced for a slow wrist. Holds 900 ml, enough for three careful cups.',
  },
  {
    id: 'speckled-mug-oat',
    title: 'Speckled Mug, Oat',
    category: 'Tea & coffee',
    brand: 'Old Quay Pottery',
    price: 18,
    groupId: 'speckled-mug',
    variant: 'Oat',
    picture: ['mug', 'cream', 'walnut', 'terracotta', 'speckle'],
    description:
      'Thrown by hand and left bare at the foot, so you can feel the clay. The handle takes three fingers of any size. Dishwasher safe, though it rather likes being washed by hand.',
  },
  {
    id: 'speckled-mug-blue',
    title: 'Speckled Mug, Harbour Blue',
    category: 'Tea & coffee',
    brand: 'Old Quay Pottery',
    price: 18,
    groupId: 'speckled-mug',
    variant: 'Harbour blue',
    picture: ['mug', 'denim', 'cream', 'sand', 'speckle'],
    description:
      'The same good mug in the blue of the quay on a clear morning. Glazed inside and out, bare clay at the foot. Holds 350 ml, which is one proper tea.',
  },
  {
    id: 'speckled-mug-moss',
    title: 'Speckled Mug, Moss',
    category: 'Tea & coffee',
    brand: 'Old Quay Pottery',
    price: 18,
    stock: 3,
    groupId: 'speckled-mug',
    variant: 'Moss',
    picture: ['mug', 'moss', 'cream', 'oat', 'speckle'],
    description:
      'A green that took the pottery eleven tries and one ruined kiln. Thrown by hand, with a handle for three fingers. Holds 350 ml.',
  },
  {
    id: 'round-teapot',
    title: 'Round Teapot for Two',
    category: 'Tea & coffee',
    brand: 'Old Quay Pottery',
    price: 46,
    picture: ['teapot', 'mustard', 'rust', 'cream', 'speckle'],
    description:
      'A stoneware teapot that holds four cups, or two people for one long conversation. The spout was redrawn until it stopped dripping. A steel strainer sits inside.',
  },
  {
    id: 'pour-over-set',
    title: 'Pour-Over Coffee Set',
    category: 'Tea & coffee',
    brand: 'Brindle Works',
    price: 38,
    picture: ['dripper', 'chalk', 'oak', 'oak'],
    description:
      'A ribbed porcelain cone over a heatproof glass carafe with an oak collar. Makes two cups in the time it takes to read a postcard. Takes ordinary paper filters, size 2.',
  },
  {
    id: 'hand-grinder',
    title: 'Hand Coffee Grinder',
    category: 'Tea & coffee',
    brand: 'Brindle Works',
    price: 58,
    picture: ['grinder', 'oak', 'walnut', 'steel'],
    description:
      'A ceramic burr, a beech box and a little drawer that smells wonderful forever. Turn the crank fifty times for one cup. The grind can be set from espresso to camp-fire.',
  },
  {
    id: 'egg-pan',
    title: 'Cast-Iron Breakfast Pan',
    category: 'Cooking',
    brand: 'Brindle Works',
    price: 49,
    picture: ['skillet', 'iron', 'walnut', 'cream'],
    description:
      'Twenty-four centimetres of cast iron, seasoned with linseed before it leaves us. It gets better with every egg. The handle is turned walnut and unscrews for the oven.',
  },
  {
    id: 'sunday-casserole',
    title: 'Sunday Casserole, 4.5 litres',
    category: 'Cooking',
    brand: 'Brindle Works',
    price: 139,
    listPrice: 165,
    picture: ['casserole', 'terracotta', 'cream', 'brass'],
    description:
      'Heavy enough to keep a stew murmuring on the smallest flame. Enamelled in brick red outside and cream inside, so you can see what is browning. Ten-year guarantee, and we mean it.',
  },
  {
    id: 'cooks-knife',
    title: "Cook's Knife, 20 cm",
    category: 'Cooking',
    brand: 'Brindle Works',
    price: 82,
    picture: ['knife', 'walnut', 'brass', 'cream'],
    description:
      'One knife that does the work of six. High-carbon stainless steel, a brass-pinned walnut handle and an edge that takes kindly to a whetstone. Comes in a card sheath.',
  },
  {
    id: 'olive-board',
    title: 'Olive-Wood Board',
    category: 'Cooking',
    brand: 'Pippinwick Own',
    price: 42,
    picture: ['board', 'oak', 'cocoa', 'cream'],
    description:
      'No two are alike, and all of them are kind to knives. Cut from old trees that no longer fruit and oiled twice. Use one side for bread and the other for onions.',
  },
  {
    id: 'nesting-bowls',
    title: 'Three Nesting Bowls',
    category: 'Baking & prep',
    brand: 'Old Quay Pottery',
    price: 64,
    newForDays: 18,
    picture: ['bowls', 'blush', 'cream', 'sage', 'speckle'],
    description:
      'Small for eggs, middling for dressing, large for the whole loaf. They sit inside one another and pour without arguing. Oven, freezer and dishwasher safe.',
  },
  {
    id: 'beech-rolling-pin',
    title: 'Beech Rolling Pin',
    category: 'Baking & prep',
    brand: 'Pippinwick Own',
    price: 22,
    picture: ['rollingPin', 'birch', 'rust', 'cream'],
    description:
      'Turned from one piece of beech, with handles that spin on their own. Forty-two centimetres long and satisfyingly heavy. Dust with flour and mind your neighbour.',
  },
  {
    id: 'spoon-crock',
    title: 'Crock of Wooden Spoons',
    category: 'Baking & prep',
    brand: 'Pippinwick Own',
    price: 34,
    picture: ['spoons', 'oak', 'walnut', 'cream', 'speckle'],
    description:
      'A cherry-wood spoon, a slotted turner and a tasting spoon, with the stoneware crock they live in. Nothing here scratches a pan. The spoon is for left hands and right.',
  },
  {
    id: 'linen-apron',
    title: 'Linen Apron in Rust',
    category: 'Baking & prep',
    brand: 'Dovecote Mill',
    price: 44,
    picture: ['apron', 'rust', 'oat', 'cream'],
    description:
      'Washed linen that has already forgotten how to be stiff. One wide pocket, ties long enough to meet at the front. Fits most people who cook.',
  },
  {
    id: 'balloon-whisk',
    title: 'Balloon Whisk',
    category: 'Baking & prep',
    brand: 'Brindle Works',
    price: 16,
    picture: ['whisk', 'walnut', 'steel', 'cream'],
    description:
      'Eleven springy wires and a walnut handle that never goes slippery. It turns cream to peaks in ninety seconds of honest work. Hangs from its own hook.',
  },
  {
    id: 'shop-scales',
    title: 'Old-Shop Kitchen Scales',
    category: 'Baking & prep',
    brand: 'Brindle Works',
    price: 66,
    stock: 0,
    picture: ['scale', 'teal', 'cream', 'steel'],
    description:
      'A dial you can read across the room and a pan that lifts off to pour. Weighs to 5 kg in steps of 20 g, with no battery to run flat. Enamelled in deep teal.',
  },
]
