/** The shop's colours by name: earthy, a little faded, so that any two stand well side by side. */
export const COLOURS = {
  white: '#fffdf8',
  chalk: '#f7f3ea',
  cream: '#f3e7cf',
  oat: '#e2cfae',
  linen: '#d6c4a4',
  sand: '#d3b48a',
  straw: '#e3c277',
  butter: '#f0cf7b',
  honey: '#e2a22f',
  mustard: '#d9992b',
  amber: '#e0862e',
  terracotta: '#c8643f',
  rust: '#a9472d',
  brick: '#8f3f31',
  red: '#c5443b',
  berry: '#a23b52',
  rose: '#d98a86',
  blush: '#ecbdb0',
  plum: '#7a4560',
  lilac: '#b3a0c9',
  sky: '#9cc3d5',
  denim: '#4f7396',
  navy: '#2f4560',
  ink: '#27304a',
  teal: '#2f7a78',
  seafoam: '#9ccbb8',
  mint: '#bfdcc4',
  sage: '#9db08b',
  fern: '#77a35b',
  leaf: '#5d8a4a',
  moss: '#6f8250',
  forest: '#3d5b45',
  pine: '#2c4a3e',
  charcoal: '#3c4048',
  iron: '#4a4d52',
  slate: '#6b7480',
  stone: '#a9a59b',
  steel: '#b4bcc2',
  oak: '#c79a63',
  birch: '#e3c79a',
  walnut: '#85583a',
  cork: '#c69c6d',
  brass: '#d4a545',
  copper: '#c77b4e',
  cocoa: '#5b3a2a',
} as const

export type ColourName = keyof typeof COLOURS

const SHADOW = '#2a1c33'
const SUN = '#fff4dc'

/** Mixes two `#rrggbb` colours; `share` of the second, 0 to 1. */
export function mix(first: string, second: string, share: number): string {
  let out = '#'
  for (const at of [1, 3, 5]) {
    const from = Number.parseInt(first.slice(at, at + 2), 16)
    const to = Number.parseInt(second.slice(at, at + 2), 16)
    out += Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0')
  }
  return out
}

/** The colour in the shade. */
export const shade = (colour: string, share = 0.2): string => mix(colour, SHADOW, share)

/** The colour in the sun. */
export const light = (colour: string, share = 0.3): string => mix(colour, SUN, share)
