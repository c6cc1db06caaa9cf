import { light, shade } from '../colours.js'
import { group, path, stroke, times } from '../shapes.js'

/** Three curls of steam that end above (x, y). */
export const steam = (x: number, y: number): string =>
  [-28, 0, 28]
    .map((dx, i) =>
      stroke(
        `M${x + dx} ${y}C${x + dx - 16} ${y - 18} ${x + dx + 16} ${y - 34} ${x + dx} ${y - 54 - (i % 2) * 10}`,
        '#ffffff',
        7,
        'opacity=".6"',
      ),
    )
    .join('')

/** A pointed leaf with a midrib, from (0, 0) upwards, then placed. */
export const leaf = (x: number, y: number, length: number, width: number, turn: number, colour: string): string =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    path(
      `M0 0C${-width} ${-length * 0.35} ${-width * 0.7} ${-length * 0.8} 0 ${-length}C${width * 0.7} ${-length * 0.8} ${width} ${-length * 0.35} 0 0Z`,
      colour,
    ),
    path(`M0 0C${width} ${-length * 0.35} ${width * 0.7} ${-length * 0.8} 0 ${-length}Z`, shade(colour, 0.14)),
    stroke(`M0 0V${-length * 0.82}`, light(colour, 0.3), 2.5),
  )

/** A flower of round petals. */
export const flower = (x: number, y: number, radius: number, petals: number, colour: string, heart: string): string =>
  `${times(petals, i =>
    group(
      `rotate(${(360 / petals) * i} ${x} ${y})`,
      `<ellipse cx="${x}" cy="${y - radius * 0.62}" rx="${radius * 0.36}" ry="${radius * 0.52}" fill="${i % 2 ? shade(colour, 0.07) : colour}"/>`,
    ),
  )}<circle cx="${x}" cy="${y}" r="${radius * 0.32}" fill="${heart}"/>`

/** A flame that stands on (x, y). */
export const flame = (x: number, y: number, size: number): string =>
  path(
    `M${x} ${y}C${x - size * 0.5} ${y - size * 0.3} ${x - size * 0.32} ${y - size * 0.78} ${x} ${y - size * 1.3}C${x + size * 0.32} ${y - size * 0.78} ${x + size * 0.5} ${y - size * 0.3} ${x} ${y}Z`,
    '#f0a53a',
  ) +
  path(
    `M${x} ${y - size * 0.06}C${x - size * 0.26} ${y - size * 0.26} ${x - size * 0.16} ${y - size * 0.52} ${x} ${y - size * 0.82}C${x + size * 0.16} ${y - size * 0.52} ${x + size * 0.26} ${y - size * 0.26} ${x} ${y - size * 0.06}Z`,
    '#fff1bd',
  )
