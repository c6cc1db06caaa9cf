import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing } from '../Drawing.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'
import { flower, leaf } from './parts.js'

const soap: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 140) +
  rect(120, 318, 240, 70, 16, pen.fall(b)) +
  rect(132, 336, 216, 5, 2, shade(b, 0.2)) +
  rect(138, 246, 210, 76, 18, pen.fall(a)) +
  rect(138, 268, 210, 30, 0, C.cream) +
  rect(206, 276, 74, 5, 2, shade(a, 0.4)) +
  rect(218, 286, 50, 4, 2, shade(a, 0.4)) +
  group(
    'rotate(-8 230 210)',
    rect(130, 176, 200, 72, 24, pen.fall(c)),
    rect(146, 188, 168, 10, 5, light(c, 0.5), 'opacity=".8"'),
    flower(230, 216, 20, 7, light(c, 0.5), shade(c, 0.2)),
  ) +
  [
    [350, 168, 20],
    [378, 210, 12],
    [336, 128, 10],
    [118, 160, 13],
  ]
    .map(
      ([x = 0, y = 0, r = 0]) =>
        circle(x, y, r, '#ffffff', 'opacity=".6"') + circle(x - r * 0.3, y - r * 0.3, r * 0.26, '#ffffff'),
    )
    .join('')

const towels: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 160) +
  [a, b, c]
    .map((colour, i) => {
      const y = 314 - i * 72
      return (
        rect(88 + i * 8, y, 304 - i * 16, 72, 32, pen.fall(colour)) +
        stroke(`M${116 + i * 8} ${y + 36}H${386 - i * 8}`, shade(colour, 0.16), 4) +
        rect(118 + i * 8, y + 50, 236 - i * 16, 7, 3, light(colour, 0.5))
      )
    })
    .join('') +
  leaf(300, 170, 84, 20, 62, C.sage) +
  leaf(296, 172, 70, 18, 24, C.leaf)

const brush: Drawing = (pen, { a, b }) =>
  group(
    'rotate(36 240 240)',
    rect(196, 72, 96, 360, 40, '#2a1c33', 'opacity=".13"'),
    times(12, i => rect(292, 74 + i * 12, 30, 8, 3, i % 2 ? b : light(b, 0.3))),
    path(
      'M190 130C190 70 212 52 244 52C276 52 298 70 298 130C298 184 276 206 266 224L262 402C262 432 226 432 226 402L222 224C212 206 190 184 190 130Z',
      pen.round(a),
    ),
    circle(244, 402, 7, shade(a, 0.5)),
    stroke('M218 100C214 130 220 160 228 180', light(a, 0.4), 6),
  )

const sponge: Drawing = (pen, { a, b }) =>
  pen.shadow(240, 388, 140) +
  stroke('M300 180C340 100 400 130 386 190', b, 8) +
  path(
    'M104 290C92 220 150 166 216 178C262 144 340 160 362 220C402 258 392 346 340 372C296 400 164 398 124 368C100 346 98 316 104 290Z',
    pen.ball(a),
  ) +
  times(22, i =>
    ellipse(140 + ((i * 53) % 210), 220 + ((i * 37) % 140), 6 + (i % 3) * 3, 5 + (i % 3) * 2, shade(a, 0.22)),
  ) +
  [
    [120, 160, 22],
    [156, 128, 13],
    [94, 200, 11],
  ]
    .map(([x = 0, y = 0, r = 0]) => circle(x, y, r, '#ffffff', 'opacity=".7"'))
    .join('')

const pumpBottle: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 88) +
  path('M226 92H164C150 92 150 112 164 112H226Z', b) +
  rect(220, 82, 48, 38, 8, pen.round(b)) +
  rect(234, 116, 20, 40, 0, pen.round(b)) +
  rect(206, 150, 76, 34, 8, pen.round(b)) +
  path(
    'M200 184H288C312 192 322 212 322 236V362C322 380 312 388 296 388H192C176 388 166 380 166 362V236C166 212 176 192 200 184Z',
    pen.round(a),
  ) +
  rect(180, 236, 12, 120, 6, '#ffffff', 'opacity=".35"') +
  rect(196, 236, 100, 112, 6, C.cream) +
  leaf(246, 310, 56, 16, -24, c) +
  leaf(246, 310, 56, 16, 24, shade(c, 0.1)) +
  rect(220, 322, 52, 6, 3, shade(a, 0.3))

const bathSalts: Drawing = (pen, { a, b, c }) =>
  pen.shadow(250, 388, 120) +
  rect(168, 96, 144, 56, 14, pen.round(C.cork)) +
  path(
    'M150 150H330C344 158 348 176 348 192V356C348 378 336 388 318 388H162C144 388 132 378 132 356V192C132 176 136 158 150 150Z',
    pen.glass('#cfe0e4'),
  ) +
  path('M138 220C200 206 280 232 342 216V354C342 374 332 382 316 382H164C148 382 138 374 138 354Z', pen.round(a)) +
  times(30, i =>
    rect(
      148 + ((i * 61) % 182),
      236 + ((i * 41) % 136),
      7,
      7,
      2,
      i % 2 ? light(a, 0.5) : shade(a, 0.12),
      `transform="rotate(${(i * 33) % 90} ${148 + ((i * 61) % 182)} ${236 + ((i * 41) % 136)})"`,
    ),
  ) +
  rect(178, 252, 124, 88, 7, b) +
  flower(240, 284, 22, 8, c, C.honey) +
  rect(212, 318, 56, 6, 3, shade(a, 0.4))

const tube: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 396, 90) +
  group(
    'rotate(8 240 240)',
    rect(196, 334, 88, 60, 12, pen.round(b)),
    times(8, i => rect(206 + i * 10, 342, 3, 44, 1.5, shade(b, 0.26))),
    path('M162 70H318L292 336H188Z', pen.round(a)),
    rect(154, 52, 172, 26, 4, shade(a, 0.12)),
    times(13, i => rect(162 + i * 12.6, 54, 3, 22, 1.5, shade(a, 0.26))),
    rect(186, 128, 108, 120, 54, C.cream),
    flower(240, 178, 32, 8, c, C.honey),
    rect(214, 216, 52, 6, 3, shade(a, 0.4)),
  )

const beaker: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 92) +
  [
    [-13, b, 0],
    [11, c, 18],
  ]
    .map(([turn, colour, drop]) => ({ turn: Number(turn), colour: String(colour), drop: Number(drop) }))
    .map(({ turn, colour, drop }) =>
      group(
        `rotate(${turn} 240 330)`,
        rect(231, 120 + drop, 18, 220, 8, pen.round(colour)),
        rect(224, 70 + drop, 32, 62, 5, colour),
        times(4, i => rect(214, 74 + drop + i * 14, 16, 10, 3, C.chalk)),
      ),
    )
    .join('') +
  pen.printed('M158 214H322L314 372C313 383 307 388 298 388H182C173 388 167 383 166 372Z', a, pattern, shade(a, 0.25)) +
  ellipse(240, 214, 82, 14, shade(a, 0.4)) +
  path('M158 214A82 14 0 0 0 322 214L321 226A82 14 0 0 1 159 226Z', light(a, 0.3))

const mirror: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 110) +
  rect(228, 290, 24, 84, 6, pen.metal(a)) +
  path('M150 388C152 364 328 364 330 388Z', pen.round(a)) +
  circle(240, 186, 134, pen.ball(a)) +
  circle(240, 186, 114, b) +
  pen.clip(
    'M126 186A114 114 0 1 1 354 186A114 114 0 1 1 126 186Z',
    path('M120 250L300 60H350L150 300Z', '#ffffff', 'opacity=".5"'),
    path('M190 310L380 110V140L230 310Z', '#ffffff', 'opacity=".4"'),
  ) +
  circle(106, 186, 13, pen.ball(c)) +
  circle(374, 186, 13, pen.ball(c))

const bathMat: Drawing = (pen, { a, b, c, pattern }) =>
  group(
    'rotate(-7 240 250)',
    rect(66, 142, 356, 246, 28, '#2a1c33', 'opacity=".13"'),
    pen.printed(
      'M84 128H396C408 128 416 136 416 148V352C416 364 408 372 396 372H84C72 372 64 364 64 352V148C64 136 72 128 84 128Z',
      a,
      pattern,
      shade(a, 0.2),
    ),
    rect(86, 150, 308, 200, 12, 'none', `stroke="${b}" stroke-width="11"`),
    ...[0, 1].map(i =>
      group(
        `translate(${176 + i * 90} ${262 - i * 26}) rotate(${i ? 12 : -8})`,
        ellipse(0, 24, 28, 42, c, 'opacity=".75"'),
        ...[-24, -12, 0, 12, 24].map((dx, k) => circle(dx, -34 + Math.abs(k - 1) * 5, 9 - k * 0.7, c, 'opacity=".75"')),
      ),
    ),
  )

const robe: Drawing = (pen, { a, b, c, pattern }) =>
  stroke('M240 50V86', C.iron, 7) +
  path('M180 104L88 178C76 240 80 290 88 330L150 326L160 230Z', pen.fall(shade(a, 0.08))) +
  path('M300 104L392 178C404 240 400 290 392 330L330 326L320 230Z', pen.fall(shade(a, 0.2))) +
  pen.printed('M176 98C200 84 280 84 304 98L330 250L346 428H134L150 250Z', a, pattern, shade(a, 0.2)) +
  path('M202 90L246 250V428H232L178 100Z', light(b, 0.2)) +
  path('M278 90L234 250L250 292L304 100Z', pen.fall(b)) +
  rect(144, 246, 192, 30, 6, pen.fall(c)) +
  path('M222 262L204 352L228 356L240 276L262 346L284 338L256 262Z', pen.fall(c)) +
  rect(82, 306, 72, 26, 6, b) +
  rect(326, 306, 72, 26, 6, b)

export const BATH = {
  soap,
  towels,
  brush,
  sponge,
  pumpBottle,
  bathSalts,
  tube,
  beaker,
  mirror,
  bathMat,
  robe,
} satisfies Record<string, Drawing>
