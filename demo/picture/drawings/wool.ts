import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing } from '../Drawing.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'
import { flower } from './parts.js'

const fringe = (x: number, y: number, count: number, gap: number, colour: string) =>
  times(count, i => stroke(`M${x + i * gap} ${y}v${18 + (i % 2) * 5}`, colour, 4))

const blanket: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 160) +
  [c, b]
    .map(
      (colour, i) =>
        rect(92, 296 - i * 66 + 26, 296, 66, 28, pen.fall(colour)) +
        rect(104, 312 - i * 66 + 26, 270, 5, 2, shade(colour, 0.2)),
    )
    .join('') +
  pen.printed(
    'M122 164H364C380 164 388 176 388 194C388 214 380 226 364 226H350V320H130V226H116C100 226 92 214 92 194C92 176 106 164 122 164Z',
    a,
    pattern,
    shade(a, 0.3),
  ) +
  stroke('M96 208H384', shade(a, 0.26), 4) +
  fringe(138, 320, 17, 12.6, shade(a, 0.1))

const cushion: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 392, 150) +
  group(
    'rotate(-5 240 250)',
    pen.printed(
      'M94 116C140 134 340 134 386 116C372 170 372 330 386 388C340 372 140 372 94 388C108 330 108 170 94 116Z',
      a,
      pattern,
      b,
    ),
    stroke(
      'M94 116C140 134 340 134 386 116C372 170 372 330 386 388C340 372 140 372 94 388C108 330 108 170 94 116Z',
      c,
      6,
    ),
    [
      [94, 116],
      [386, 116],
      [386, 388],
      [94, 388],
    ]
      .map(([x = 0, y = 0]) => circle(x, y, 13, pen.ball(c)))
      .join(''),
  )

const quilt: Drawing = (pen, { a, b, c }) => {
  const square = 'M86 96H394V392H86Z'
  return group(
    'rotate(4 240 240)',
    rect(92, 106, 308, 300, 16, '#2a1c33', 'opacity=".14"'),
    pen.clip(
      square,
      rect(86, 96, 308, 296, 0, C.chalk),
      times(16, i => {
        const x = 86 + (i % 4) * 77
        const y = 96 + Math.floor(i / 4) * 74
        const colour = [a, b, c][(i + Math.floor(i / 4)) % 3] ?? a
        return (i + Math.floor(i / 4)) % 2 === 0
          ? path(`M${x} ${y}H${x + 77}L${x} ${y + 74}Z`, colour) +
              path(`M${x + 77} ${y}V${y + 74}H${x}Z`, light(colour, 0.55))
          : path(`M${x + 38} ${y + 8}L${x + 69} ${y + 37}L${x + 38} ${y + 66}L${x + 8} ${y + 37}Z`, colour)
      }),
    ),
    `<path d="${square}" fill="none" stroke="${shade(a, 0.1)}" stroke-width="13" stroke-linejoin="round"/>`,
    `<path d="M100 110H380V378H100Z" fill="none" stroke="${C.cream}" stroke-width="3" stroke-dasharray="7 7"/>`,
  )
}

const socks: Drawing = (pen, { a, b, c, pattern }) => {
  const outline = 'M150 84H240V264C240 292 290 306 318 336C338 360 322 392 292 392H232C186 392 150 350 150 296Z'
  const sock =
    pen.printed(outline, a, pattern, c) +
    pen.clip(
      outline,
      path('M140 264C170 270 186 300 182 340L140 330Z', b),
      path('M290 316C270 340 268 370 280 400H340V330Z', b),
    ) +
    rect(142, 76, 106, 44, 12, pen.round(b)) +
    times(7, i => stroke(`M${156 + i * 14} 84V112`, shade(b, 0.2), 3))
  return (
    group(
      'translate(66 -4) rotate(7 240 240)',
      path(outline, shade(a, 0.25)),
      rect(142, 76, 106, 44, 12, shade(b, 0.25)),
    ) + group('translate(-26 14) rotate(-4 240 240)', sock)
  )
}

const scarf: Drawing = (pen, { a, b, c, pattern }) =>
  pen.printed('M112 168C140 104 340 104 368 168C388 214 340 244 240 244C140 244 92 214 112 168Z', a, pattern, b) +
  ellipse(240, 162, 84, 28, shade(a, 0.4)) +
  pen.printed('M262 214H346L360 410H276Z', a, pattern, b) +
  pen.printed('M186 214H272L250 384H162Z', light(a, 0.08), pattern, b) +
  rect(178, 196, 120, 52, 22, pen.round(a)) +
  fringe(170, 384, 8, 11, c) +
  fringe(282, 410, 8, 11, c)

const beanie: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 140) +
  circle(240, 104, 44, pen.ball(c)) +
  times(14, i => group(`rotate(${i * 25.7} 240 104)`, stroke('M240 78V58', light(c, 0.25), 6))) +
  pen.printed('M106 320C100 190 160 128 240 128C320 128 380 190 374 320Z', a, pattern, shade(a, 0.35)) +
  times(7, i =>
    stroke(`M${150 + i * 30} 310C${160 + i * 26.6} 230 ${190 + i * 17} 160 ${218 + i * 7} 138`, shade(a, 0.14), 4),
  ) +
  rect(90, 300, 300, 86, 26, pen.round(b)) +
  times(15, i => stroke(`M${110 + i * 18.6} 312V374`, shade(b, 0.18), 5)) +
  rect(314, 330, 40, 28, 4, C.cream)

const slippers: Drawing = (pen, { a, b, c }) => {
  const slipper =
    path(
      'M150 260C150 180 190 130 230 130C270 130 310 180 310 260C310 330 300 400 230 400C160 400 150 330 150 260Z',
      shade(c, 0.1),
    ) +
    path('M166 300C166 360 176 388 230 388C284 388 294 360 294 300Z', light(b, 0.35)) +
    path('M146 286C140 180 186 122 230 122C274 122 320 180 314 286C280 312 180 312 146 286Z', pen.ball(a)) +
    path(
      'M146 272C180 300 280 300 314 272C320 290 318 304 312 312C276 334 184 334 148 312C142 304 140 290 146 272Z',
      pen.round(b),
    ) +
    flower(230, 210, 27, 7, light(a, 0.5), C.honey)
  return (
    ellipse(150, 290, 90, 140, '#2a1c33', 'opacity=".12"') +
    ellipse(350, 290, 90, 140, '#2a1c33', 'opacity=".12"') +
    group('translate(-82 8) rotate(-8 230 260)', slipper) +
    group('translate(102 8) rotate(8 230 260)', slipper)
  )
}

const hotWaterBottle: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 400, 120) +
  rect(208, 56, 64, 40, 10, pen.round(C.terracotta)) +
  path('M216 92H264V150H216Z', pen.round(shade(C.terracotta, 0.1))) +
  pen.printed(
    'M204 128H276C284 160 352 160 352 206V358C352 386 336 400 312 400H168C144 400 128 386 128 358V206C128 160 196 160 204 128Z',
    a,
    pattern,
    b,
  ) +
  rect(194, 116, 92, 36, 16, pen.round(light(a, 0.2))) +
  stroke('M200 150C180 190 170 176 160 206M280 150C300 190 306 182 316 204', c, 6) +
  circle(160, 212, 12, pen.ball(c)) +
  circle(318, 210, 12, pen.ball(c)) +
  path('M240 330C204 306 200 262 226 262C236 262 240 272 240 276C240 272 244 262 254 262C280 262 276 306 240 330Z', c)

const throwOver: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 412, 150) +
  rect(106, 122, 268, 26, 13, pen.fall(C.oak)) +
  stroke('M130 140L110 410M350 140L370 410', C.oak, 13) +
  pen.printed(
    'M150 112C200 124 280 124 330 112C346 112 350 130 346 150L352 356C300 376 200 360 140 372L134 150C130 128 136 112 150 112Z',
    a,
    pattern,
    b,
  ) +
  stroke('M200 150C196 230 206 300 198 358M276 150C284 230 272 300 282 356', shade(a, 0.18), 6) +
  fringe(146, 372, 17, 12.4, c)

const rug: Drawing = (_pen, { a, b, c }) =>
  group(
    'rotate(-6 240 240)',
    rect(78, 112, 330, 286, 6, '#2a1c33', 'opacity=".12"'),
    fringe(82, 86, 27, 12.2, C.cream),
    fringe(82, 378, 27, 12.2, C.cream),
    rect(74, 98, 332, 284, 4, a),
    rect(92, 116, 296, 248, 3, light(b, 0.2)),
    rect(104, 128, 272, 224, 3, a),
    path('M240 140L352 240L240 340L128 240Z', c),
    path('M240 172L316 240L240 308L164 240Z', light(b, 0.3)),
    path('M240 206L278 240L240 274L202 240Z', a),
    ...[
      [134, 158],
      [346, 158],
      [134, 322],
      [346, 322],
    ].map(([x = 0, y = 0]) => path(`M${x} ${y - 18}L${x + 18} ${y}L${x} ${y + 18}L${x - 18} ${y}Z`, b)),
  )

const tote: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 400, 120) +
  stroke('M184 190C176 60 304 60 296 190', b, 13) +
  pen.printed('M126 176H354L368 384C369 394 362 400 352 400H128C118 400 111 394 112 384Z', a, pattern, shade(a, 0.2)) +
  stroke('M130 194H350', shade(a, 0.2), 3, 'stroke-dasharray="8 7"') +
  flower(240, 288, 60, 9, c, C.honey) +
  rect(184, 358, 112, 7, 3.5, b)

const cardigan: Drawing = (pen, { a, b, c, pattern }) =>
  path('M150 116L70 190C58 260 60 330 66 380L118 384L142 240Z', pen.fall(shade(a, 0.1))) +
  path('M330 116L410 190C422 260 420 330 414 380L362 384L338 240Z', pen.fall(shade(a, 0.22))) +
  pen.printed('M150 112C180 96 300 96 330 112L350 240L346 408H134L130 240Z', a, pattern, shade(a, 0.35)) +
  path('M204 100L240 220L276 100C256 94 224 94 204 100Z', light(C.cream, 0.2)) +
  stroke('M202 100L240 222V406M278 100L240 222', b, 12) +
  times(4, i => circle(240, 252 + i * 42, 8, pen.ball(c))) +
  rect(132, 388, 216, 26, 8, b) +
  rect(62, 368, 58, 26, 8, b) +
  rect(360, 368, 58, 26, 8, b) +
  rect(160, 310, 54, 54, 6, shade(a, 0.12)) +
  rect(266, 310, 54, 54, 6, shade(a, 0.12))

export const WOOL = {
  blanket,
  cushion,
  quilt,
  socks,
  scarf,
  beanie,
  slippers,
  hotWaterBottle,
  throwOver,
  rug,
  tote,
  cardigan,
} satisfies Record<string, Drawing>
