import { light, mix, shade } from './colours.js'
import type { Pen } from './pen.js'
import { circle, ellipse, path, rect } from './shapes.js'

/** Papers that things are shown on: the wall, the shape behind, the table. */
export const PAPERS = {
  sage: ['#e6ecdb', '#d5dfc5', '#c7d4b5'],
  butter: ['#faefd0', '#f4e2b0', '#ecd59a'],
  blush: ['#f9e6de', '#f2d3c6', '#e9c3b3'],
  sky: ['#e1eef2', '#cce1e8', '#b9d3dc'],
  clay: ['#f3e0d0', '#eaccb5', '#dfba9c'],
  lilac: ['#ece7f2', '#dcd3e8', '#cdc2dc'],
  oat: ['#f5eee1', '#eadec8', '#decdb0'],
  mint: ['#e0f1e9', '#cbe6d8', '#b7d8c7'],
  dusk: ['#3f4c68', '#4d5b79', '#343f59'],
  night: ['#2e3848', '#3a4659', '#252d3b'],
} as const

export type Paper = keyof typeof PAPERS

export const BACKDROPS = ['table', 'arch', 'sun', 'hills', 'window', 'wall'] as const

export type Backdrop = (typeof BACKDROPS)[number]

/** Paints what stands behind a thing. `wall` has no ground: for what hangs or is seen from above. */
export function drawScene(pen: Pen, paper: Paper, backdrop: Backdrop): string {
  const [wall, shape, table] = PAPERS[paper]
  const shift = pen.between(-26, 26)
  const bare = rect(0, 0, 480, 480, 0, pen.fall(wall))
  const ground = rect(0, 352, 480, 128, 0, table) + rect(0, 352, 480, 5, 0, light(table, 0.3))
  switch (backdrop) {
    case 'table':
      return bare + circle(240 + shift, 214, 168, shape) + ground
    case 'arch':
      return (
        bare + path(`M${92 + shift} 480V216C${92 + shift} 24 ${388 + shift} 24 ${388 + shift} 216V480Z`, shape) + ground
      )
    case 'sun':
      return (
        bare +
        circle(300 + shift, 170, 96, light(shape, 0.5)) +
        circle(300 + shift, 170, 128, light(shape, 0.5), 'opacity=".4"') +
        ground
      )
    case 'hills': {
      const far = mix(shape, wall, 0.35)
      return (
        bare +
        circle(352 + shift, 108, 40, light(shape, 0.62)) +
        path(`M0 270C${90 + shift} 190 ${170 + shift} 200 260 262C340 210 420 214 480 250V480H0Z`, far) +
        path(`M0 322C110 262 ${210 + shift} 272 300 320C380 290 440 296 480 310V480H0Z`, shape) +
        path('M0 362C140 340 330 340 480 362V480H0Z', table)
      )
    }
    case 'window': {
      const x = 104 + shift
      const sky = light(shape, 0.55)
      const frame = shade(shape, 0.06)
      return (
        bare +
        rect(x, 48, 272, 330, 10, frame) +
        [0, 1]
          .map(i => rect(x + 14 + i * 126, 62, 118, 146, 4, sky) + rect(x + 14 + i * 126, 216, 118, 162, 4, sky))
          .join('') +
        ground
      )
    }
    case 'wall':
      return bare + ellipse(240 + shift / 2, 244, 190, 186, shape)
  }
}
