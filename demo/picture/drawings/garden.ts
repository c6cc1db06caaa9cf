import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing } from '../Drawing.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'
import { flower, leaf } from './parts.js'

const trowel: Drawing = (pen, { a, b }) =>
  group(
    'rotate(34 240 240)',
    path('M240 456C196 420 186 350 194 288H286C294 350 284 420 240 456Z', pen.metal(C.steel)),
    stroke('M240 300V420', shade(C.steel, 0.22), 4),
    path('M230 200H250L256 292H224Z', pen.metal(C.iron)),
    rect(222, 176, 36, 34, 6, pen.metal(b)),
    path('M220 182C216 120 210 70 222 44C228 30 252 30 258 44C270 70 264 120 260 182Z', pen.round(a)),
    circle(240, 52, 6, C.cream),
  )

const handFork: Drawing = (pen, { a, b }) =>
  group(
    'rotate(-32 240 240)',
    stroke('M240 280V446M196 446V330C196 300 214 288 240 288C266 288 284 300 284 330V446', C.iron, 15),
    stroke('M236 290V440M192 440V336', light(C.iron, 0.35), 4),
    path('M230 196H250L254 292H226Z', pen.metal(C.iron)),
    rect(222, 172, 36, 34, 6, pen.metal(b)),
    path('M220 178C216 116 210 66 222 40C228 26 252 26 258 40C270 66 264 116 260 178Z', pen.round(a)),
    circle(240, 48, 6, C.cream),
  )

const secateurs: Drawing = (pen, { a, b }) =>
  group(
    'rotate(20 240 250)',
    path('M226 238C176 190 168 110 206 52C246 96 262 168 262 226Z', pen.metal(C.steel)),
    path('M252 240C292 196 304 142 288 96C270 112 238 170 228 220Z', pen.fall(C.iron)),
    path('M244 226C300 274 330 350 316 432C312 450 286 448 284 430C282 360 254 300 218 262Z', pen.fall(a)),
    path('M236 226C180 274 150 350 164 432C168 450 194 448 196 430C198 360 226 300 262 262Z', pen.fall(light(a, 0.1))),
    circle(240, 240, 24, pen.ball(b)),
    circle(240, 240, 8, C.iron),
    stroke('M214 320C226 330 254 310 264 322C254 336 226 320 218 338C226 350 256 336 262 350', C.steel, 5),
  )

const wateringCan: Drawing = (pen, { a, b }) =>
  pen.shadow(222, 388, 130) +
  stroke('M166 210C170 110 276 110 280 210', shade(a, 0.16), 15) +
  stroke('M150 236C60 230 66 362 148 356', shade(a, 0.1), 15) +
  path('M296 330L400 176L422 188L318 378Z', pen.fall(shade(a, 0.06))) +
  path('M378 150L450 194C444 208 436 212 428 208L376 176C370 170 370 160 378 150Z', pen.metal(b)) +
  path('M138 210H308L324 372C325 382 319 388 310 388H136C127 388 121 382 122 372Z', pen.round(a)) +
  ellipse(223, 210, 85, 15, shade(a, 0.4)) +
  stroke('M134 262C190 274 256 274 314 262', shade(a, 0.2), 5) +
  stroke('M128 336C190 348 256 348 320 336', shade(a, 0.2), 5) +
  times(3, i =>
    path(
      `M${436 + i * 13} ${224 + i * 22}C${428 + i * 13} ${238 + i * 22} ${444 + i * 13} ${238 + i * 22} ${436 + i * 13} ${224 + i * 22}Z`,
      '#8fbfd4',
    ),
  )

const pots: Drawing = (pen, { a, b, c }) => {
  const pot = (x: number, top: number, half: number, colour: string) =>
    path(
      `M${x - half * 0.86} ${top + 36}H${x + half * 0.86}L${x + half * 0.62} 388H${x - half * 0.62}Z`,
      pen.round(colour),
    ) +
    rect(x - half, top, half * 2, 42, 7, pen.round(light(colour, 0.1))) +
    rect(x - half * 0.86, top + 42, half * 1.72, 6, 0, shade(colour, 0.24))
  return pen.shadow(240, 388, 170) + pot(158, 196, 92, a) + pot(330, 246, 70, b) + pot(244, 300, 46, c)
}

const planter: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 110) +
  [-58, -36, -14, 12, 36, 58]
    .map((turn, i) => leaf(240 + turn * 0.5, 252, 128 + (i % 2) * 40, 20, turn, i % 2 ? C.leaf : C.fern))
    .join('') +
  [-44, 0, 42]
    .map((dx, i) => flower(240 + dx * 1.7, 128 + Math.abs(dx) * 0.7 - (i === 1 ? 22 : 0), 34, 8, c, C.honey))
    .join('') +
  pen.printed('M146 244H334C346 300 330 388 300 388H180C150 388 134 300 146 244Z', a, pattern, b) +
  rect(134, 232, 212, 26, 12, pen.round(light(a, 0.16)))

const seedPacket: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 398, 120) +
  group(
    'rotate(-9 200 260)',
    rect(104, 112, 180, 270, 8, pen.fall(shade(b, 0.05))),
    rect(104, 112, 180, 46, 8, shade(b, 0.16)),
  ) +
  group(
    'rotate(6 280 260)',
    rect(186, 92, 200, 296, 8, pen.shine(a)),
    rect(186, 92, 200, 34, 8, shade(a, 0.14)),
    stroke('M190 126H382', shade(a, 0.3), 2, 'stroke-dasharray="6 6"'),
    rect(204, 146, 164, 176, 82, light(C.cream, 0.3)),
    stroke('M286 316C284 280 290 260 286 214', C.leaf, 7),
    leaf(286, 296, 62, 20, -58, C.leaf),
    leaf(286, 280, 62, 20, 56, C.fern),
    flower(286, 206, 50, 9, c, C.honey),
    rect(224, 336, 124, 8, 4, C.cream),
    rect(246, 354, 80, 6, 3, C.cream),
  )

const tomatoPacket: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 396, 106) +
  group(
    'rotate(-5 240 240)',
    rect(140, 76, 200, 312, 8, pen.shine(a)),
    rect(140, 76, 200, 34, 8, shade(a, 0.14)),
    rect(158, 132, 164, 186, 82, light(C.cream, 0.3)),
    stroke('M242 150C230 190 262 214 244 300', C.leaf, 6),
    ...[
      [208, 214, 30],
      [270, 232, 33],
      [226, 276, 28],
    ].map(
      ([x = 0, y = 0, r = 0], i) =>
        circle(x, y, r, pen.ball(i === 1 ? b : c)) +
        group(`translate(${x} ${y - r + 4})`, path('M0 -6L5 2L16 0L7 8L10 17L0 11L-10 17L-7 8L-16 0L-5 2Z', C.leaf)),
    ),
    rect(178, 336, 124, 8, 4, C.cream),
    rect(200, 354, 80, 6, 3, C.cream),
  )

const gloves: Drawing = (pen, { a, b, c, pattern }) => {
  const outline =
    'M150 402C146 350 140 320 116 274C106 254 124 240 138 256L158 284L144 158C142 138 164 134 168 154L182 244L186 128C186 108 210 108 210 128L212 242L226 142C230 122 252 128 250 146L240 256L258 204C266 186 286 196 280 214C268 262 262 312 262 402Z'
  return (
    group('translate(104 4) rotate(12 240 260)', path(outline, shade(a, 0.16))) +
    group(
      'translate(4 0) rotate(-8 220 260)',
      pen.printed(outline, a, pattern, c),
      path('M146 352H266L264 410C230 418 180 418 150 410Z', pen.round(b)),
      times(6, i => stroke(`M${160 + i * 18} 360V406`, shade(b, 0.2), 3)),
    )
  )
}

const twine: Drawing = (pen, { a, b }) =>
  pen.shadow(244, 388, 100) +
  stroke('M330 300C400 310 360 376 420 384', a, 7) +
  ellipse(240, 366, 92, 22, pen.round(b)) +
  path('M164 180H316L326 352H154Z', pen.round(a)) +
  times(9, i =>
    stroke(
      `M${162 - i * 0.8} ${196 + i * 18}C200 ${214 + i * 18} 280 ${204 + i * 18} ${318 + i * 0.8} ${186 + i * 18}`,
      i % 2 ? shade(a, 0.2) : light(a, 0.3),
      5,
    ),
  ) +
  ellipse(240, 172, 92, 24, pen.round(light(b, 0.1))) +
  ellipse(240, 168, 30, 9, shade(b, 0.5))

const birdFeeder: Drawing = (pen, { a, b, c }) =>
  stroke('M240 30V96', C.iron, 5) +
  path('M240 84L360 176H120Z', pen.shine(a)) +
  rect(112, 170, 256, 16, 8, shade(a, 0.14)) +
  rect(168, 186, 144, 150, 6, pen.glass('#bfd8dc')) +
  path('M170 232C200 222 280 240 310 228V336H170Z', pen.fall(C.straw)) +
  times(16, i => circle(182 + ((i * 37) % 120), 246 + ((i * 23) % 82), 4, i % 3 ? C.cocoa : C.walnut)) +
  rect(160, 186, 14, 152, 5, b) +
  rect(306, 186, 14, 152, 5, shade(b, 0.2)) +
  rect(104, 334, 272, 24, 9, pen.fall(b)) +
  group(
    'translate(96 262)',
    path(
      'M0 66C-22 66 -34 46 -28 24C-24 4 -4 -8 14 0C30 6 38 20 36 36C54 48 62 62 66 80C40 84 16 78 0 66Z',
      pen.ball(c),
    ),
    path('M-14 48C-20 34 -10 18 4 18C4 36 -2 46 -14 48Z', light(c, 0.5)),
    circle(8, 12, 4, C.ink),
    path('M-6 8L-24 12L-6 18Z', C.honey),
  )

const birdHouse: Drawing = (pen, { a, b, c }) =>
  rect(228, 330, 24, 120, 4, pen.round(C.walnut)) +
  path('M150 190L240 110L330 190V348H150Z', pen.shine(a)) +
  times(4, i => stroke(`M150 ${226 + i * 34}H330`, shade(a, 0.14), 3)) +
  stroke('M124 206L240 102L356 206', b, 26) +
  circle(240, 230, 36, shade(a, 0.5)) +
  circle(240, 230, 36, 'none', `stroke="${c}" stroke-width="8"`) +
  rect(232, 286, 16, 44, 7, pen.round(C.oak)) +
  path('M138 344H342V360H138Z', shade(b, 0.1)) +
  leaf(128, 448, 70, 20, -20, C.leaf) +
  leaf(336, 450, 80, 20, 22, C.fern)

const trug: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 160) +
  stroke('M120 268C130 96 350 96 360 268', b, 18) +
  circle(176, 236, 42, pen.ball(c)) +
  path('M250 262C224 220 232 172 256 150C288 170 296 224 274 262Z', pen.ball(C.amber)) +
  [-26, 0, 26].map(turn => leaf(258, 156, 60, 10, turn, C.fern)).join('') +
  circle(324, 240, 36, pen.ball(C.plum)) +
  path('M324 208L332 192L340 208Z', C.leaf) +
  path('M80 254C130 276 350 276 400 254C404 330 360 388 320 388H160C120 388 76 330 80 254Z', pen.round(a)) +
  times(3, i =>
    stroke(
      `M${86 + i * 12} ${292 + i * 32}C170 ${310 + i * 30} 310 ${310 + i * 30} ${394 - i * 12} ${292 + i * 32}`,
      shade(a, 0.2),
      4,
    ),
  ) +
  times(2, i => rect(166 + i * 128, 268, 20, 118, 4, light(b, 0.16)))

const wellies: Drawing = (pen, { a, b, c }) => {
  const boot = 'M150 110H246L250 262C252 300 306 296 326 326C338 346 336 366 332 376H152C148 330 154 220 150 110Z'
  return (
    pen.shadow(262, 388, 150) +
    group('translate(70 -4)', path(boot, shade(a, 0.16)), rect(150, 372, 186, 18, 8, shade(c, 0.3))) +
    group(
      'translate(-22 0)',
      path(boot, pen.round(a)),
      rect(142, 98, 110, 30, 10, pen.round(b)),
      rect(148, 370, 188, 20, 8, c),
      stroke('M156 330C200 336 240 330 258 306', shade(a, 0.24), 5),
      rect(160, 150, 15, 150, 7, light(a, 0.4), 'opacity=".6"'),
    )
  )
}

const strawHat: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 356, 190) +
  ellipse(240, 304, 200, 62, pen.round(a)) +
  ellipse(240, 296, 186, 52, light(a, 0.2)) +
  path('M132 292C126 160 176 132 240 132C304 132 354 160 348 292C310 322 170 322 132 292Z', pen.round(a)) +
  times(5, i =>
    stroke(
      `M${136 + i * 2} ${240 - i * 22}C190 ${258 - i * 20} 290 ${258 - i * 20} ${344 - i * 2} ${240 - i * 22}`,
      shade(a, 0.13),
      3,
    ),
  ) +
  path('M131 258C180 288 300 288 349 258L349 296C310 322 170 322 131 296Z', pen.round(b)) +
  flower(316, 276, 36, 8, c, C.honey)

const labels: Drawing = (pen, { a, b }) =>
  pen.shadow(240, 392, 150) +
  [-24, -8, 8, 24]
    .map((turn, i) =>
      group(
        `rotate(${turn} 240 430)`,
        path(`M214 ${96 + i * 8}H266V360L240 400L214 360Z`, pen.shine(i % 2 ? a : light(a, 0.3))),
        rect(228, 130 + i * 8, 24, 6, 3, b),
        rect(228, 146 + i * 8, 24, 6, 3, b),
        leaf(240, 236 + i * 8, 50, 15, 8, C.leaf),
      ),
    )
    .join('')

export const GARDEN = {
  trowel,
  handFork,
  secateurs,
  wateringCan,
  pots,
  planter,
  seedPacket,
  tomatoPacket,
  gloves,
  twine,
  birdFeeder,
  birdHouse,
  trug,
  wellies,
  strawHat,
  labels,
} satisfies Record<string, Drawing>
