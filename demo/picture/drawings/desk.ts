import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing } from '../Drawing.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'
import { flower, leaf } from './parts.js'

const notebook: Drawing = (pen, { a, b, c, pattern }) =>
  group(
    'rotate(-9 240 240)',
    rect(124, 88, 250, 330, 14, '#2a1c33', 'opacity=".16"'),
    rect(122, 78, 250, 330, 10, C.cream),
    times(5, i => rect(364, 88 + i * 2, 8, 312 - i * 4, 2, i % 2 ? shade(C.cream, 0.1) : C.cream)),
    pen.printed(
      'M122 70H350C358 70 362 75 362 82V390C362 397 358 402 350 402H122C114 402 110 397 110 390V82C110 75 114 70 122 70Z',
      a,
      pattern,
      shade(a, 0.2),
    ),
    rect(110, 70, 34, 332, 10, shade(a, 0.2)),
    rect(320, 66, 15, 340, 2, b),
    rect(178, 140, 118, 78, 6, C.cream),
    rect(196, 162, 82, 6, 3, c),
    rect(210, 180, 54, 5, 2.5, c),
    path('M200 402H216V440L208 430L200 440Z', c),
  )

const sketchbook: Drawing = (pen, { a, b, c }) =>
  group(
    'rotate(7 240 240)',
    rect(92, 112, 300, 284, 10, '#2a1c33', 'opacity=".15"'),
    rect(86, 102, 300, 284, 8, pen.fall(a)),
    rect(102, 122, 268, 250, 4, C.chalk),
    stroke('M134 330C170 250 210 240 236 290C262 220 310 210 346 320', b, 6),
    circle(308, 178, 27, 'none', `stroke="${c}" stroke-width="6"`),
    stroke('M134 344H346', c, 5),
    stroke('M196 330C190 300 196 276 204 258M204 290L188 276M202 280L218 262', C.leaf, 5),
    times(13, i => rect(100 + i * 22, 86, 8, 34, 4, C.iron)),
  )

const fountainPen: Drawing = (pen, { a, b }) =>
  stroke('M92 412C150 380 160 428 210 404C250 386 262 420 300 408', C.ink, 5) +
  group(
    'rotate(40 240 240)',
    rect(214, 24, 60, 330, 26, '#2a1c33', 'opacity=".13"'),
    path('M240 448L220 366H260Z', pen.metal(C.brass)),
    stroke('M240 440V392', C.iron, 3),
    circle(240, 388, 5, C.iron),
    path('M216 326H264L258 370H222Z', C.iron),
    path('M212 150H268L264 330H216Z', pen.round(a)),
    rect(209, 138, 62, 15, 4, pen.metal(b)),
    path('M210 44C210 24 270 24 270 44V140H210Z', pen.round(shade(a, 0.1))),
    rect(262, 50, 11, 92, 5, pen.metal(b)),
    circle(267, 144, 8, pen.ball(b)),
  )

const pencils: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 392, 130) +
  [a, b, c, C.mustard, C.teal]
    .map((colour, i) =>
      group(
        `rotate(${-28 + i * 14} 240 470)`,
        path(`M224 ${128 + (i % 2) * 16}L240 ${74 + (i % 2) * 16}L256 ${128 + (i % 2) * 16}Z`, C.birch),
        path(`M234 ${94 + (i % 2) * 16}L240 ${74 + (i % 2) * 16}L246 ${94 + (i % 2) * 16}Z`, shade(colour, 0.3)),
        path(
          `M224 ${126 + (i % 2) * 16}C228 ${136 + (i % 2) * 16} 234 ${136 + (i % 2) * 16} 236 ${128 + (i % 2) * 16}C240 ${138 + (i % 2) * 16} 244 ${136 + (i % 2) * 16} 246 ${128 + (i % 2) * 16}C250 ${136 + (i % 2) * 16} 254 ${134 + (i % 2) * 16} 256 ${126 + (i % 2) * 16}V392H224Z`,
          colour,
        ),
        rect(224, 140, 10, 252, 0, light(colour, 0.22)),
        rect(246, 140, 10, 252, 0, shade(colour, 0.2)),
      ),
    )
    .join('') +
  path('M150 318C200 336 280 336 330 318L336 348C280 366 200 366 144 348Z', C.cream) +
  stroke('M160 334C210 348 270 348 320 334', C.red, 5)

const inkBottle: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 110) +
  path('M186 196H294L344 262V364C344 380 334 388 320 388H160C146 388 136 380 136 364V262Z', pen.glass('#b9ccd8')) +
  path('M140 284C190 276 290 292 340 282V362C340 376 332 384 318 384H162C148 384 140 376 140 362Z', pen.round(a)) +
  stroke('M156 270V356', '#ffffff', 9, 'opacity=".6"') +
  rect(182, 134, 116, 66, 12, pen.round(b)) +
  times(9, i => rect(190 + i * 12, 140, 3, 54, 1.5, shade(b, 0.26))) +
  rect(178, 296, 124, 66, 5, C.cream) +
  path('M240 304C226 322 226 338 240 340C254 338 254 322 240 304Z', a) +
  rect(208, 346, 64, 5, 2.5, c)

const organiser: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 160) +
  group('rotate(-7 170 230)', rect(150, 92, 20, 200, 4, pen.round(c)), path('M150 92L160 66L170 92Z', C.birch)) +
  group('rotate(9 220 230)', rect(204, 80, 18, 200, 8, pen.round(C.teal)), rect(202, 122, 22, 10, 3, C.brass)) +
  rect(258, 110, 62, 180, 4, C.chalk) +
  rect(274, 92, 62, 200, 4, pen.fall(C.blush)) +
  path('M96 226H246V388H110C100 388 96 382 96 374Z', pen.fall(a)) +
  path('M246 258H386V374C386 382 380 388 372 388H246Z', pen.fall(b)) +
  rect(264, 312, 104, 56, 6, shade(b, 0.2)) +
  rect(268, 316, 96, 48, 5, light(b, 0.12)) +
  circle(316, 340, 8, pen.ball(C.brass)) +
  stroke('M116 252C130 300 112 330 124 376M170 244C186 300 166 330 178 380', shade(a, 0.14), 4)

const scissors: Drawing = (pen, { a, b }) =>
  group(
    'rotate(28 240 240)',
    circle(186, 372, 48, 'none', `stroke="${a}" stroke-width="24"`),
    circle(294, 372, 48, 'none', `stroke="${shade(a, 0.14)}" stroke-width="24"`),
    path('M212 330L258 40C276 90 278 180 250 262L232 334Z', pen.metal(C.steel)),
    path('M268 330L222 40C204 90 202 180 230 262L248 334Z', pen.metal(light(C.steel, 0.3))),
    circle(240, 256, 13, pen.ball(b)),
    stroke('M152 350C162 332 178 328 190 328', light(a, 0.4), 6),
  )

const tapes: Drawing = (pen, { a, b, c, pattern }) => {
  const roll = (x: number, y: number, r: number, colour: string, ink: string) =>
    circle(x + 6, y + 12, r, '#2a1c33', 'opacity=".14"') +
    pen.printed(`M${x - r} ${y}A${r} ${r} 0 1 1 ${x + r} ${y}A${r} ${r} 0 1 1 ${x - r} ${y}Z`, colour, pattern, ink) +
    circle(x, y, r * 0.66, shade(colour, 0.2)) +
    circle(x, y, r * 0.6, C.cork) +
    circle(x, y, r * 0.48, '#efe4cf')
  return (
    path('M70 396L250 372L256 410L74 436L84 418Z', shade(c, 0.04)) +
    roll(160, 172, 96, a, light(a, 0.5)) +
    roll(326, 216, 84, b, light(b, 0.5)) +
    roll(196, 322, 90, c, light(c, 0.5))
  )
}

const envelopes: Drawing = (pen, { a, b, c }) =>
  group(
    'rotate(-7 240 250)',
    rect(120, 100, 270, 190, 8, '#2a1c33', 'opacity=".12"'),
    rect(116, 92, 270, 190, 6, pen.fall(C.chalk)),
    flower(342, 136, 26, 8, c, C.honey),
    leaf(330, 150, 40, 10, 200, C.leaf),
    ...[0, 1, 2].map(i => rect(140, 128 + i * 22, 130 - i * 24, 6, 3, shade(C.chalk, 0.25))),
    rect(88, 186, 300, 212, 10, '#2a1c33', 'opacity=".12"'),
    rect(84, 176, 300, 212, 8, pen.fall(a)),
    path('M84 184L222 292C230 298 238 298 246 292L384 184V196L250 306C240 314 228 314 218 306L84 196Z', shade(a, 0.2)),
    path('M88 178H380L244 288C238 292 230 292 224 288Z', light(a, 0.22)),
    circle(234, 276, 32, pen.ball(b)),
    circle(234, 276, 21, 'none', `stroke="${shade(b, 0.2)}" stroke-width="4"`),
    flower(234, 276, 15, 6, light(b, 0.3), b),
  )

const waxSeal: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 390, 140) +
  rect(96, 352, 190, 24, 12, pen.fall(a), 'transform="rotate(-8 190 364)"') +
  circle(326, 338, 54, shade(a, 0.1)) +
  path(
    'M276 340C270 300 310 276 340 288C378 292 388 340 372 366C350 396 296 394 280 372C274 362 276 352 276 340Z',
    pen.ball(a),
  ) +
  circle(326, 338, 33, 'none', `stroke="${shade(a, 0.24)}" stroke-width="5"`) +
  flower(326, 338, 22, 6, light(a, 0.2), shade(a, 0.2)) +
  group(
    'rotate(-12 180 220)',
    rect(142, 246, 76, 54, 8, pen.metal(c)),
    rect(150, 228, 60, 22, 6, pen.metal(c)),
    path('M158 232C146 180 138 110 160 84C172 72 188 72 200 84C222 110 214 180 202 232Z', pen.round(b)),
  )

const calendar: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 150) +
  path('M110 388L140 120H340L370 388Z', shade(a, 0.2)) +
  rect(116, 108, 248, 270, 10, C.chalk) +
  path('M116 118C116 112 120 108 126 108H354C360 108 364 112 364 118V214H116Z', pen.fall(a)) +
  path('M116 214C160 160 200 176 232 196C270 150 320 160 364 200V214Z', b) +
  circle(316, 146, 20, c) +
  times(21, i =>
    rect(138 + (i % 7) * 31, 236 + Math.floor(i / 7) * 40, 18, 18, 4, i === 11 ? C.red : shade(C.chalk, 0.14)),
  ) +
  times(8, i => rect(136 + i * 28, 94, 8, 30, 4, C.iron))

const watercolours: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 170) +
  path('M90 120H390C400 120 406 126 406 136V250H74V136C74 126 80 120 90 120Z', pen.fall(C.chalk)) +
  ellipse(150, 184, 46, 32, a, 'opacity=".55"') +
  ellipse(236, 190, 42, 30, b, 'opacity=".5"') +
  ellipse(322, 182, 48, 34, c, 'opacity=".55"') +
  rect(74, 246, 332, 142, 12, pen.fall(C.iron)) +
  [C.red, C.amber, C.honey, C.fern, C.teal, C.denim, C.navy, C.plum, C.rose, C.terracotta, C.walnut, C.charcoal]
    .map(
      (colour, i) =>
        rect(90 + (i % 6) * 51, 262 + Math.floor(i / 6) * 58, 42, 44, 6, C.chalk) +
        rect(95 + (i % 6) * 51, 267 + Math.floor(i / 6) * 58, 32, 34, 5, pen.shine(colour)),
    )
    .join('') +
  group(
    'rotate(62 360 200)',
    rect(350, 60, 13, 180, 6, pen.round(C.walnut)),
    rect(348, 226, 17, 30, 3, pen.metal(C.brass)),
    path('M348 254H365C368 280 360 296 356 306C352 296 345 280 348 254Z', C.cocoa),
  )

const pencilCase: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 378, 176) +
  group(
    'rotate(-14 350 200)',
    rect(330, 120, 16, 130, 3, C.mustard),
    path('M330 120L338 96L346 120Z', C.birch),
    rect(356, 132, 16, 120, 3, C.teal),
    path('M356 132L364 108L372 132Z', C.birch),
  ) +
  pen.printed(
    'M96 222C96 204 110 196 130 196H350C370 196 384 204 384 222V340C384 364 368 376 346 376H134C112 376 96 364 96 340Z',
    a,
    pattern,
    b,
  ) +
  rect(92, 204, 296, 26, 13, C.iron) +
  times(22, i => rect(104 + i * 12.6, 210, 6, 14, 2, C.brass)) +
  rect(92, 198, 34, 30, 6, pen.metal(C.brass)) +
  rect(70, 214, 32, 14, 7, c)

const deskClock: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 120) +
  stroke('M176 360L146 388M304 360L334 388', shade(a, 0.2), 15) +
  circle(172, 116, 40, pen.ball(b)) +
  circle(308, 116, 40, pen.ball(b)) +
  rect(232, 74, 16, 40, 8, C.iron) +
  circle(240, 244, 136, pen.ball(a)) +
  circle(240, 244, 106, C.chalk) +
  times(12, i => group(`rotate(${i * 30} 240 244)`, rect(237, 148, 6, i % 3 ? 12 : 20, 3, C.iron))) +
  stroke('M240 244L196 206', C.iron, 9) +
  stroke('M240 244L292 174', C.iron, 6) +
  circle(240, 244, 9, c)

const globe: Drawing = (pen, { a, b, c }) => {
  const ball = 'M112 214A124 124 0 1 1 360 214A124 124 0 1 1 112 214Z'
  return (
    pen.shadow(240, 388, 100) +
    stroke('M300 62C420 110 420 300 280 352', c, 13) +
    path(ball, pen.ball(a)) +
    pen.clip(
      ball,
      path('M120 150C170 110 220 130 212 170C206 206 168 196 166 232C164 262 130 250 116 220Z', b),
      path('M250 110C300 100 350 150 356 200C330 230 290 210 284 180C278 160 244 150 250 110Z', b),
      path('M210 250C250 240 300 262 282 304C264 344 222 330 214 300Z', b),
    ) +
    stroke('M236 340V366', c, 15) +
    path('M164 388C166 366 306 366 308 388Z', pen.round(C.walnut))
  )
}

export const DESK = {
  notebook,
  sketchbook,
  fountainPen,
  pencils,
  inkBottle,
  organiser,
  scissors,
  tapes,
  envelopes,
  waxSeal,
  calendar,
  watercolours,
  pencilCase,
  deskClock,
  globe,
} satisfies Record<string, Drawing>
