import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing, Look } from '../Drawing.js'
import type { Pen } from '../pen.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'
import { flower, leaf } from './parts.js'

/** The pot that every houseplant comes in, its rim at y = 284. */
const pot = (pen: Pen, { a, b, pattern }: Look) =>
  ellipse(240, 290, 78, 12, C.cocoa) +
  pen.printed('M158 288H322L308 368C306 382 298 388 288 388H192C182 388 174 382 172 368Z', a, pattern, b) +
  rect(150, 276, 180, 28, 10, pen.round(light(a, 0.14)))

const potted =
  (foliage: (pen: Pen, look: Look) => string): Drawing =>
  (pen, look) =>
    pen.shadow(240, 388, 100) + foliage(pen, look) + pot(pen, look)

const monsteraLeaf = (x: number, y: number, size: number, turn: number, colour: string) =>
  group(
    `translate(${x} ${y}) rotate(${turn}) scale(${size})`,
    path(
      'M0 0C-40 6 -62 -24 -58 -52L-30 -44L-60 -66C-56 -84 -48 -94 -40 -102L-22 -76L-32 -110C-20 -120 -8 -124 0 -128C8 -124 20 -120 32 -110L22 -76L40 -102C48 -94 56 -84 60 -66L30 -44L58 -52C62 -24 40 6 0 0Z',
      colour,
    ),
    path(
      'M0 0C40 6 62 -24 58 -52L30 -44L60 -66C56 -84 48 -94 40 -102L22 -76L32 -110C20 -120 8 -124 0 -128Z',
      shade(colour, 0.14),
    ),
    stroke('M0 0V-112', light(colour, 0.3), 3),
  )

const monstera = potted(
  () =>
    stroke(
      'M240 290C236 220 190 190 150 170M240 290C246 210 300 200 340 160M240 290V150M240 290C220 250 160 262 128 270M240 290C270 250 320 258 352 262',
      C.forest,
      7,
    ) +
    monsteraLeaf(132, 276, 0.72, -62, C.forest) +
    monsteraLeaf(350, 268, 0.76, 60, C.forest) +
    monsteraLeaf(158, 178, 0.98, -34, C.leaf) +
    monsteraLeaf(332, 168, 0.94, 34, C.leaf) +
    monsteraLeaf(240, 166, 1.04, 3, C.fern),
)

const fern = potted(() =>
  [-84, -60, -36, -12, 12, 36, 60, 84]
    .map((turn, n) => {
      const colour = n % 2 ? C.leaf : C.fern
      return group(
        `rotate(${turn} 240 286)`,
        stroke('M240 286C240 220 244 150 252 96', shade(colour, 0.2), 4),
        times(
          9,
          i =>
            leaf(241 + i * 0.9, 268 - i * 19, 44 - i * 3, 8, -68, colour) +
            leaf(241 + i * 0.9, 268 - i * 19, 44 - i * 3, 8, 68, colour),
        ),
      )
    })
    .join(''),
)

const cactus = potted(
  pen =>
    path(
      'M152 232C152 200 184 200 184 232V244C184 252 200 252 206 252V286C176 286 152 270 152 240Z',
      pen.round(C.moss),
    ) +
    path(
      'M328 206C328 176 298 176 298 206V220C298 230 286 232 274 232V268C306 268 328 250 328 220Z',
      pen.round(C.moss),
    ) +
    path('M194 292V148C194 84 286 84 286 148V292Z', pen.round(C.leaf)) +
    [218, 240, 262]
      .map(
        x =>
          stroke(`M${x} ${x === 240 ? 116 : 132}V276`, shade(C.leaf, 0.16), 4) +
          times(6, i => circle(x, 146 + i * 24, 2.6, C.cream)),
      )
      .join('') +
    flower(240, 98, 30, 8, C.rose, C.honey) +
    flower(168, 206, 17, 7, C.rose, C.honey),
)

const snakePlant = potted(() =>
  [
    [-30, 150],
    [26, 170],
    [-14, 212],
    [15, 196],
    [0, 236],
  ]
    .map(([turn = 0, length = 0]) =>
      group(
        `translate(${240 + turn * 1.3} 292) rotate(${turn * 0.6})`,
        path(
          `M-22 0C-28 ${-length * 0.5} -16 ${-length * 0.8} 0 ${-length}C16 ${-length * 0.8} 28 ${-length * 0.5} 22 0Z`,
          C.straw,
        ),
        path(
          `M-14 0C-20 ${-length * 0.5} -11 ${-length * 0.76} 0 ${-length * 0.9}C11 ${-length * 0.76} 20 ${-length * 0.5} 14 0Z`,
          C.forest,
        ),
        times(5, i =>
          stroke(
            `M-12 ${-24 - i * length * 0.14}C-4 ${-32 - i * length * 0.14} 4 ${-18 - i * length * 0.14} 12 ${-26 - i * length * 0.14}`,
            C.fern,
            5,
            'opacity=".8"',
          ),
        ),
      ),
    )
    .join(''),
)

const rubberPlant = potted(
  () =>
    stroke('M240 290C232 230 248 170 240 92', C.walnut, 9) +
    [
      [262, -66],
      [252, 62],
      [212, -58],
      [200, 60],
      [164, -50],
      [150, 52],
      [112, -28],
      [104, 24],
    ]
      .map(([y = 0, turn = 0], i) =>
        leaf(240, y, 104 - i * 4, 40, turn, i % 3 === 0 ? C.pine : i % 3 === 1 ? C.forest : C.leaf),
      )
      .join(''),
)

const aloe = potted(() =>
  [-62, 62, -40, 40, -20, 20, 0]
    .map((turn, i) =>
      group(
        `translate(${240 + turn * 0.4} 292) rotate(${turn})`,
        path(
          `M-24 0C-22 -70 -12 -120 0 ${-160 - i * 8}C12 -120 22 -70 24 0Z`,
          i % 2 ? C.seafoam : shade(C.seafoam, 0.12),
        ),
        path(`M0 0C2 -70 2 -120 0 ${-160 - i * 8}C12 -120 22 -70 24 0Z`, shade(C.seafoam, 0.2), 'opacity=".6"'),
        times(5, k => circle(-10 + (k % 2) * 14, -24 - k * 22, 3, C.chalk)),
      ),
    )
    .join(''),
)

const pilea = potted(pen =>
  [
    [166, 236, 34],
    [316, 232, 36],
    [148, 168, 38],
    [334, 162, 40],
    [202, 122, 42],
    [288, 112, 40],
    [240, 182, 46],
    [196, 240, 30],
    [284, 244, 32],
  ]
    .map(
      ([x = 0, y = 0, r = 0], i) =>
        stroke(`M240 292C240 260 ${x} ${y + 60} ${x} ${y}`, C.moss, 5) +
        circle(x, y, r, pen.ball(i % 2 ? C.leaf : C.fern)) +
        circle(x - r * 0.1, y - r * 0.05, 4, C.cream),
    )
    .join(''),
)

const oliveTree = potted(
  pen =>
    stroke('M240 290C234 250 252 230 240 190', C.walnut, 13) +
    circle(240, 140, 88, '#8fa07a', 'opacity=".35"') +
    times(46, i => {
      const angle = i * 2.4
      const reach = 12 * Math.sqrt(i) + 4
      return leaf(
        240 + Math.cos(angle) * reach,
        148 + Math.sin(angle) * reach * 0.95,
        34,
        8,
        pen.between(-160, 160),
        i % 3 ? '#8ba076' : '#a9b995',
      )
    }) +
    [
      [208, 120],
      [276, 150],
      [240, 186],
      [256, 96],
    ]
      .map(([x = 0, y = 0]) => ellipse(x, y, 8, 11, C.plum))
      .join(''),
)

const hangingPot: Drawing = (pen, { a, b, c, pattern }) => {
  const strands = [-62, -42, -22, -2, 18, 40, 60]
  return (
    stroke('M240 20L164 190M240 20L316 190M240 20V190', b, 5) +
    circle(240, 26, 12, 'none', `stroke="${C.brass}" stroke-width="6"`) +
    path('M166 190C180 150 300 150 314 190Z', c) +
    pen.printed('M150 190H330C332 262 296 292 240 292C184 292 148 262 150 190Z', a, pattern, b) +
    rect(144, 180, 192, 18, 9, light(a, 0.2)) +
    strands
      .map(
        (dx, n) =>
          stroke(
            `M${240 + dx} 190C${240 + dx * 1.5} 210 ${240 + dx * 1.55} 260 ${240 + dx * 1.5} ${330 + (n % 3) * 44}`,
            shade(c, 0.1),
            3,
          ) +
          times(7 + (n % 3) * 2, i =>
            circle(
              240 + dx * (1.3 + Math.min(i, 3) * 0.07) + (i % 2 ? 4 : -4),
              204 + i * 21,
              8.5,
              pen.ball(i % 2 ? c : light(c, 0.14)),
            ),
          ),
      )
      .join('') +
    stroke('M196 292L240 340L284 292', b, 5)
  )
}

const lavender = potted(() =>
  times(11, i => {
    const turn = -40 + i * 8
    return group(
      `rotate(${turn} 240 330)`,
      stroke(`M240 292V${150 + (i % 3) * 16}`, C.moss, 4),
      times(6, k => ellipse(234 + (k % 2) * 12, 96 + (i % 3) * 16 + k * 13, 9, 10, k % 2 ? '#8f78b5' : C.lilac)),
      leaf(240, 276, 54, 6, i % 2 ? 24 : -24, C.sage),
    )
  }),
)

const orchid = potted(
  () =>
    leaf(240, 288, 120, 26, -70, C.forest) +
    leaf(240, 288, 120, 26, 68, C.leaf) +
    leaf(240, 288, 90, 24, -42, C.leaf) +
    stroke('M244 288C226 190 236 110 330 84', C.moss, 6) +
    [
      [232, 178, 34],
      [252, 124, 38],
      [300, 92, 36],
      [346, 92, 28],
    ]
      .map(([x = 0, y = 0, r = 0]) => flower(x, y, r, 5, C.blush, C.berry))
      .join(''),
)

const mister: Drawing = (pen, { a, b, c }) =>
  pen.shadow(230, 388, 86) +
  path(
    'M206 150H252V206C306 222 316 258 316 300V356C316 378 304 388 284 388H176C156 388 144 378 144 356V300C144 258 156 222 206 206Z',
    pen.glass(a),
  ) +
  path('M147 292C190 282 270 304 313 290V354C313 374 302 384 282 384H178C158 384 147 374 147 354Z', a, 'opacity=".5"') +
  rect(172, 236, 12, 120, 6, '#ffffff', 'opacity=".75"') +
  rect(198, 128, 62, 34, 7, pen.metal(b)) +
  path('M190 92H298L318 78H330V122H290L270 130H190Z', pen.fall(b)) +
  stroke('M290 128C300 150 300 166 292 184', c, 13) +
  times(9, i =>
    circle(352 + (i % 3) * 26, 74 + Math.floor(i / 3) * 22 + (i % 3) * 4, 5 - (i % 3), '#ffffff', 'opacity=".85"'),
  )

const plantStand: Drawing = (pen, look) =>
  pen.shadow(240, 440, 110) +
  group(
    'translate(24 -26) scale(.9)',
    ...[-60, -36, -12, 14, 38, 62].map((turn, i) =>
      leaf(240 + turn * 0.4, 286, 136 + (i % 2) * 40, 26, turn, i % 2 ? C.leaf : C.forest),
    ),
    pot(pen, look),
  ) +
  stroke('M168 300L150 438M312 300L330 438', look.c, 13) +
  stroke('M204 322V430M276 322V430', shade(look.c, 0.24), 11) +
  rect(150, 318, 180, 20, 8, pen.fall(look.c))

export const PLANTS = {
  monstera,
  fern,
  cactus,
  snakePlant,
  rubberPlant,
  aloe,
  pilea,
  oliveTree,
  hangingPot,
  lavender,
  orchid,
  mister,
  plantStand,
} satisfies Record<string, Drawing>
