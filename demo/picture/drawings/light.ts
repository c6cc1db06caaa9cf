import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing } from '../Drawing.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'
import { flame } from './parts.js'

const stormLantern: Drawing = (pen, { a, b }) =>
  pen.glow(240, 260, 210) +
  pen.shadow(240, 388, 100) +
  stroke('M146 214C140 40 340 40 334 214', C.iron, 8) +
  stroke('M150 206V340M330 206V340', shade(a, 0.1), 15) +
  path('M188 176C160 210 160 300 196 332H284C320 300 320 210 292 176Z', pen.glass('#ffe9b0')) +
  flame(240, 318, 66) +
  stroke('M178 254H302', a, 6) +
  path('M202 108H278L298 176H182Z', pen.round(a)) +
  rect(212, 88, 56, 26, 8, pen.round(shade(a, 0.1))) +
  rect(178, 168, 124, 18, 8, pen.metal(b)) +
  rect(190, 322, 100, 22, 6, pen.metal(b)) +
  path('M146 344H334C346 360 346 388 330 388H150C134 388 134 360 146 344Z', pen.round(a))

const deskLamp: Drawing = (pen, { a, b, c }) =>
  path('M128 196L60 388H330L262 232Z', light(C.butter, 0.4), 'opacity=".34"') +
  pen.shadow(300, 388, 96) +
  stroke('M300 372L372 244L254 140', b, 14) +
  circle(372, 244, 17, pen.ball(c)) +
  circle(300, 366, 13, pen.ball(c)) +
  group(
    'rotate(-34 220 160)',
    path('M176 120C178 84 262 84 264 120L300 204H140Z', pen.round(a)),
    ellipse(220, 206, 80, 17, light(C.butter, 0.6)),
    circle(220, 92, 13, pen.ball(c)),
  ) +
  path('M214 388C214 362 250 354 300 354C350 354 386 362 386 388Z', pen.round(a))

const tableLamp: Drawing = (pen, { a, b, c, pattern }) =>
  pen.glow(240, 190, 220) +
  pen.shadow(240, 388, 84) +
  pen.printed(
    'M182 388C150 366 150 300 200 282C214 276 216 262 216 248H264C264 262 266 276 280 282C330 300 330 366 298 388Z',
    a,
    pattern,
    c,
  ) +
  rect(224, 226, 32, 28, 4, pen.metal(C.brass)) +
  path('M188 84H292L348 236H132Z', pen.round(b)) +
  path('M132 236H348L350 244C280 258 200 258 130 244Z', light(C.butter, 0.6)) +
  times(5, i => stroke(`M${206 + i * 17} 92L${172 + i * 34} 232`, shade(b, 0.1), 3))

const pendant: Drawing = (pen, { a, b, c }) =>
  path('M110 330L40 480H440L370 330Z', light(C.butter, 0.4), 'opacity=".4"') +
  pen.glow(240, 330, 130) +
  stroke('M240 0V140', C.iron, 5) +
  rect(220, 122, 40, 40, 8, pen.metal(b)) +
  path('M100 330C100 222 162 160 240 160C318 160 380 222 380 330Z', pen.round(a)) +
  ellipse(240, 330, 140, 24, light(c, 0.4)) +
  circle(240, 334, 26, light(C.butter, 0.75))

const paperLantern: Drawing = (pen, { a }) =>
  pen.glow(240, 240, 230, a) +
  stroke('M240 0V96', C.iron, 4) +
  ellipse(240, 240, 150, 146, pen.ball(light(a, 0.3))) +
  times(9, i => {
    const y = 122 + i * 29.5
    const half = Math.sqrt(Math.max(0, 1 - ((y - 240) / 146) ** 2)) * 150
    return stroke(
      `M${240 - half} ${y}C${240 - half * 0.5} ${y + 15} ${240 + half * 0.5} ${y + 15} ${240 + half} ${y}`,
      shade(a, 0.12),
      2.5,
    )
  }) +
  rect(204, 88, 72, 16, 8, C.walnut) +
  rect(204, 378, 72, 16, 8, C.walnut) +
  stroke('M240 394V430', C.red, 5)

const stringLights: Drawing = (pen, { a, b, c }) => {
  const bulbs = [
    [74, 136],
    [140, 176],
    [214, 186],
    [290, 170],
    [364, 128],
    [110, 292],
    [186, 326],
    [264, 330],
    [344, 300],
    [408, 256],
  ]
  return (
    stroke('M20 92C120 210 320 220 462 60M36 238C120 350 320 380 462 210', shade(a, 0.3), 5) +
    bulbs.map(([x = 0, y = 0]) => pen.glow(x, y + 28, 62)).join('') +
    bulbs
      .map(
        ([x = 0, y = 0], i) =>
          rect(x - 9, y - 4, 18, 20, 4, C.iron) +
          path(
            `M${x - 9} ${y + 14}C${x - 30} ${y + 36} ${x - 14} ${y + 62} ${x} ${y + 66}C${x + 14} ${y + 62} ${x + 30} ${y + 36} ${x + 9} ${y + 14}Z`,
            pen.ball(light([a, b, c][i % 3] ?? a, 0.2)),
          ),
      )
      .join('')
  )
}

const tapers: Drawing = (pen, { a, b, c }) =>
  [150, 240, 330].map((x, i) => pen.glow(x, 112 + (i % 2) * 40, 84)).join('') +
  pen.shadow(240, 388, 150) +
  [
    [150, 152, a],
    [240, 112, b],
    [330, 168, a],
  ]
    .map(([x, y, colour]) => ({ x: Number(x), y: Number(y), colour: String(colour) }))
    .map(
      ({ x, y, colour }) =>
        path(`M${x - 11} ${y}H${x + 11}L${x + 15} 344H${x - 15}Z`, pen.round(colour)) +
        stroke(`M${x} ${y}V${y - 10}`, C.iron, 3) +
        flame(x, y - 8, 34) +
        rect(x - 22, 330, 44, 24, 6, pen.metal(c)) +
        path(
          `M${x - 12} 352H${x + 12}C${x + 14} 372 ${x + 44} 376 ${x + 46} 388H${x - 46}C${x - 44} 376 ${x - 14} 372 ${x - 12} 352Z`,
          pen.metal(c),
        ),
    )
    .join('')

const jarCandle: Drawing = (pen, { a, b, c }) =>
  pen.glow(240, 196, 160) +
  pen.shadow(240, 388, 110) +
  rect(136, 196, 208, 192, 26, pen.glass(a)) +
  path('M142 250C200 242 280 258 338 250V362C338 376 328 384 318 384H162C152 384 142 376 142 362Z', pen.round(a)) +
  ellipse(240, 250, 98, 13, light(a, 0.4)) +
  stroke('M240 250V228', C.iron, 4) +
  flame(240, 234, 46) +
  rect(178, 286, 124, 72, 7, b) +
  rect(200, 304, 80, 7, 3.5, c) +
  rect(214, 322, 52, 5, 2.5, c) +
  rect(224, 336, 32, 5, 2.5, c)

const pillars: Drawing = (pen, { a, b }) =>
  pen.glow(176, 150, 110) +
  pen.glow(308, 216, 100) +
  pen.shadow(240, 388, 150) +
  [
    [112, 186, 128, a],
    [246, 252, 124, b],
  ]
    .map(([x, y, w, colour]) => ({ x: Number(x), y: Number(y), w: Number(w), colour: String(colour) }))
    .map(
      ({ x, y, w, colour }) =>
        path(
          `M${x} ${y}H${x + w}V378C${x + w} 384 ${x + w - 4} 388 ${x + w - 10} 388H${x + 10}C${x + 4} 388 ${x} 384 ${x} 378Z`,
          pen.round(colour),
        ) +
        path(
          `M${x + w - 30} ${y}C${x + w - 30} ${y + 60} ${x + w - 12} ${y + 70} ${x + w - 12} ${y + 30}V${y}Z`,
          light(colour, 0.35),
        ) +
        ellipse(x + w / 2, y, w / 2, 15, light(colour, 0.3)) +
        stroke(`M${x + w / 2} ${y}V${y - 16}`, C.iron, 4) +
        flame(x + w / 2, y - 10, 42),
    )
    .join('') +
  [0, 1, 2]
    .map(i => path(`M${142 + i * 24} ${262 + (i % 2) * 34}l14 -8l14 8v16l-14 8l-14 -8Z`, shade(a, 0.12)))
    .join('')

const matches: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(250, 388, 140) +
  group(
    'rotate(-18 180 230)',
    ...[0, 1, 2, 3].map(
      i =>
        rect(140 + i * 25, 108 - (i % 2) * 20, 12, 190, 3, pen.fall(C.birch)) +
        ellipse(146 + i * 25, 108 - (i % 2) * 20, 11, 16, pen.ball(b)),
    ),
  ) +
  rect(98, 238, 304, 140, 8, pen.fall(C.birch)) +
  pen.printed(
    'M130 222H400C408 222 412 227 412 234V378C412 384 408 388 400 388H130C124 388 120 384 120 378V234C120 227 124 222 130 222Z',
    a,
    pattern,
    shade(a, 0.2),
  ) +
  rect(120, 360, 292, 28, 0, C.charcoal) +
  circle(266, 292, 52, c) +
  flame(266, 326, 48)

const mushroomLamp: Drawing = (pen, { a, b, c }) =>
  pen.glow(240, 250, 210) +
  pen.shadow(240, 388, 92) +
  path(
    'M200 230H280C276 300 296 340 314 374C318 384 312 388 304 388H176C168 388 162 384 166 374C184 340 204 300 200 230Z',
    pen.round(b),
  ) +
  path('M92 246C92 150 160 92 240 92C320 92 388 150 388 246C340 272 140 272 92 246Z', pen.ball(a)) +
  ellipse(240, 250, 146, 16, light(C.butter, 0.5)) +
  [
    [170, 180, 22],
    [250, 140, 26],
    [320, 196, 20],
    [226, 216, 15],
  ]
    .map(([x = 0, y = 0, r = 0]) => ellipse(x, y, r, r * 0.84, c))
    .join('')

const floorLamp: Drawing = (pen, { a, b, c }) =>
  pen.glow(268, 150, 180) +
  pen.shadow(200, 436, 80) +
  stroke('M180 430V150C180 60 268 50 268 98', c, 11) +
  path('M220 96H316L352 210H184Z', pen.round(a)) +
  path('M184 210H352L354 217C300 228 236 228 182 217Z', light(C.butter, 0.6)) +
  ellipse(184, 430, 74, 14, pen.round(b))

const candleHolder: Drawing = (pen, { a, b, c }) =>
  pen.glow(226, 120, 120) +
  pen.shadow(230, 388, 130) +
  stroke('M324 334C404 316 408 386 330 374', a, 15) +
  path('M196 160H256V330H196Z', pen.round(b)) +
  path('M236 160V206C236 222 252 222 252 206V160Z', light(b, 0.4)) +
  ellipse(226, 160, 30, 7, light(b, 0.35)) +
  stroke('M226 160V148', C.iron, 4) +
  flame(226, 152, 44) +
  rect(184, 298, 84, 42, 8, pen.round(a)) +
  path('M104 340C104 330 348 330 348 340C348 372 320 388 290 388H162C132 388 104 372 104 340Z', pen.round(c))

export const LIGHT = {
  stormLantern,
  deskLamp,
  tableLamp,
  pendant,
  paperLantern,
  stringLights,
  tapers,
  jarCandle,
  pillars,
  matches,
  mushroomLamp,
  floorLamp,
  candleHolder,
} satisfies Record<string, Drawing>
