import { COLOURS, light, shade } from './colours.js'
import { type PatternName, patternTile } from './patterns.js'
import { seededRandom } from './random.js'
import { ellipse, path } from './shapes.js'

/** Fills that give flat shapes a body, and the seeded chance of one picture. */
export interface Pen {
  /** From `low` to `high`, the same every time for the same product. */
  between(low: number, high: number): number
  /** An upright round body, lit from the left. */
  round(colour: string): string
  /** A ball, lit from the upper left. */
  ball(colour: string): string
  /** A flat thing, a little darker below. */
  fall(colour: string): string
  /** A shiny flat thing: a slanting edge of light. */
  shine(colour: string): string
  /** Polished metal, round. */
  metal(colour: string): string
  /** Clear glass. */
  glass(colour: string): string
  /** The same outline with a repeated pattern over it and the shade of a round body on top. */
  printed(d: string, colour: string, pattern: PatternName | undefined, ink: string): string
  /** The shadow on the ground. */
  shadow(x: number, y: number, rx: number): string
  /** Light around a lamp. */
  glow(x: number, y: number, radius: number, colour?: string): string
  /** Everything inside is cut to the outline. */
  clip(d: string, ...children: string[]): string
  defs(): string
}

type Stop = readonly [at: number, colour: string, opacity?: number]

export function createPen(seed: string): Pen {
  const random = seededRandom(seed)
  const ids = new Map<string, string>()

  const define = (make: (id: string) => string): string => {
    const key = make('')
    let id = ids.get(key)
    if (id === undefined) {
      id = `d${ids.size}`
      ids.set(key, id)
      made.push(make(id))
    }
    return `url(#${id})`
  }
  const made: string[] = []

  const linear = (x2: number, y2: number, stops: readonly Stop[]) =>
    define(id => `<linearGradient id="${id}" x2="${x2}" y2="${y2}">${stops.map(writeStop).join('')}</linearGradient>`)
  const radial = (x: number, y: number, r: number, stops: readonly Stop[]) =>
    define(
      id => `<radialGradient id="${id}" cx="${x}" cy="${y}" r="${r}">${stops.map(writeStop).join('')}</radialGradient>`,
    )

  const overlay = () =>
    linear(1, 0, [
      [0, '#fff4dc', 0.22],
      [0.16, '#fff4dc', 0],
      [0.62, '#2a1c33', 0],
      [0.74, '#2a1c33', 0.16],
      [1, '#2a1c33', 0.22],
    ])

  return {
    between: (low, high) => low + (high - low) * random(),
    round: colour =>
      linear(1, 0, [
        [0, light(colour, 0.24)],
        [0.13, light(colour, 0.24)],
        [0.17, colour],
        [0.64, colour],
        [0.7, shade(colour, 0.17)],
        [1, shade(colour, 0.22)],
      ]),
    ball: colour =>
      radial(0.36, 0.3, 0.82, [
        [0, light(colour, 0.34)],
        [0.2, light(colour, 0.26)],
        [0.28, colour],
        [0.66, colour],
        [0.74, shade(colour, 0.17)],
        [1, shade(colour, 0.24)],
      ]),
    fall: colour =>
      linear(0, 1, [
        [0, light(colour, 0.16)],
        [0.5, colour],
        [1, shade(colour, 0.16)],
      ]),
    shine: colour =>
      linear(1, 0.6, [
        [0, light(colour, 0.2)],
        [0.4, light(colour, 0.2)],
        [0.42, colour],
        [0.78, colour],
        [0.8, shade(colour, 0.12)],
        [1, shade(colour, 0.16)],
      ]),
    metal: colour =>
      linear(1, 0, [
        [0, shade(colour, 0.22)],
        [0.12, colour],
        [0.24, light(colour, 0.62)],
        [0.38, colour],
        [0.7, shade(colour, 0.14)],
        [0.88, shade(colour, 0.3)],
        [1, colour],
      ]),
    glass: colour =>
      linear(1, 0, [
        [0, '#ffffff', 0.7],
        [0.12, colour, 0.34],
        [0.6, colour, 0.22],
        [0.9, colour, 0.46],
        [1, '#ffffff', 0.5],
      ]),
    printed(d, colour, pattern, ink) {
      const tile = pattern && define(id => patternTile(id, pattern, ink))
      return path(d, colour) + (tile ? path(d, tile) : '') + path(d, overlay())
    },
    shadow(x, y, rx) {
      const soft = radial(0.5, 0.5, 0.5, [
        [0, '#2a1c33', 0.34],
        [0.6, '#2a1c33', 0.16],
        [1, '#2a1c33', 0],
      ])
      return ellipse(x + rx * 0.08, y, rx * 1.12, Math.max(10, rx * 0.15), soft)
    },
    glow(x, y, radius, colour = COLOURS.butter) {
      const halo = radial(0.5, 0.5, 0.5, [
        [0, light(colour, 0.5), 0.9],
        [0.35, colour, 0.42],
        [1, colour, 0],
      ])
      return ellipse(x, y, radius, radius, halo)
    },
    clip(d, ...children) {
      const outline = define(id => `<clipPath id="${id}"><path d="${d}"/></clipPath>`)
      return `<g clip-path="${outline}">${children.join('')}</g>`
    },
    defs: () => `<defs>${made.join('')}</defs>`,
  }
}

const writeStop = ([at, colour, opacity = 1]: Stop) =>
  `<stop offset="${at}" stop-color="${colour}"${opacity === 1 ? '' : ` stop-opacity="${opacity}"`}/>`
