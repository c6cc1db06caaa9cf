/** Repeated patterns for glazes and cloth: the tile's size and what stands in it, drawn in one ink. */
const TILES = {
  stripes: [26, 26, (ink: string) => `<rect width="9" height="26" fill="${ink}"/>`],
  bands: [
    40,
    34,
    (ink: string) => `<rect width="40" height="9" fill="${ink}"/><rect y="14" width="40" height="3" fill="${ink}"/>`,
  ],
  dots: [
    30,
    30,
    (ink: string) => `<circle cx="8" cy="8" r="4.5" fill="${ink}"/><circle cx="23" cy="23" r="4.5" fill="${ink}"/>`,
  ],
  check: [
    44,
    44,
    (ink: string) =>
      `<g fill="${ink}"><rect width="22" height="44" opacity=".5"/><rect width="44" height="22" opacity=".5"/></g>`,
  ],
  tartan: [
    64,
    64,
    (ink: string) =>
      `<g fill="${ink}"><rect width="26" height="64" opacity=".45"/><rect width="64" height="26" opacity=".45"/><rect x="42" width="4" height="64" opacity=".7"/><rect y="42" width="64" height="4" opacity=".7"/></g>`,
  ],
  speckle: [
    58,
    52,
    (ink: string) =>
      `<g fill="${ink}" opacity=".7"><circle cx="7" cy="9" r="1.8"/><circle cx="24" cy="20" r="1.2"/><circle cx="41" cy="6" r="1.5"/><circle cx="50" cy="31" r="2"/><circle cx="14" cy="38" r="1.4"/><circle cx="33" cy="44" r="1.9"/><circle cx="3" cy="27" r="1"/><circle cx="46" cy="47" r="1"/></g>`,
  ],
  leaves: [
    56,
    56,
    (ink: string) =>
      `<g fill="${ink}"><path d="M8 26C8 12 18 6 26 6C26 18 18 26 8 26Z"/><path d="M34 54C34 42 42 34 52 34C52 46 44 54 34 54Z"/><circle cx="42" cy="14" r="3"/><circle cx="14" cy="42" r="3"/></g>`,
  ],
  flowers: [
    60,
    60,
    (ink: string) =>
      `<g fill="${ink}"><circle cx="15" cy="8" r="5"/><circle cx="22" cy="15" r="5"/><circle cx="15" cy="22" r="5"/><circle cx="8" cy="15" r="5"/><circle cx="45" cy="38" r="5"/><circle cx="52" cy="45" r="5"/><circle cx="45" cy="52" r="5"/><circle cx="38" cy="45" r="5"/></g>`,
  ],
  waves: [
    48,
    26,
    (ink: string) => `<path d="M0 13C12 1 12 1 24 13S36 25 48 13" fill="none" stroke="${ink}" stroke-width="4"/>`,
  ],
  knit: [
    22,
    18,
    (ink: string) =>
      `<path d="M1 2L11 12L21 2M1 12L11 22L21 12" fill="none" stroke="${ink}" stroke-width="3" opacity=".55"/>`,
  ],
  weave: [
    28,
    28,
    (ink: string) =>
      `<g fill="${ink}" opacity=".4"><rect x="1" y="3" width="12" height="8" rx="3"/><rect x="15" y="17" width="12" height="8" rx="3"/></g>`,
  ],
  stars: [
    56,
    56,
    (ink: string) =>
      `<g fill="${ink}"><path d="M14 4l2.6 7.4L24 14l-7.4 2.6L14 24l-2.6-7.4L4 14l7.4-2.6Z"/><path d="M42 32l2 6 6 2-6 2-2 6-2-6-6-2 6-2Z"/><circle cx="42" cy="10" r="2"/><circle cx="12" cy="44" r="2"/></g>`,
  ],
} as const

export type PatternName = keyof typeof TILES

/** The `<pattern>` element of one tile. */
export function patternTile(id: string, name: PatternName, ink: string): string {
  const [width, height, draw] = TILES[name]
  return `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${draw(ink)}</pattern>`
}
