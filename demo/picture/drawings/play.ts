import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing } from '../Drawing.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'

const cube = (x: number, y: number, size: number, colour: string, mark: string) =>
  rect(x, y, size, size, 10, colour) +
  path(`M${x + 6} ${y + 2}L${x + 26} ${y - 18}H${x + size + 14}L${x + size - 6} ${y + 2}Z`, light(colour, 0.35)) +
  path(
    `M${x + size - 2} ${y + 6}L${x + size + 18} ${y - 14}V${y + size - 26}L${x + size - 2} ${y + size - 6}Z`,
    shade(colour, 0.2),
  ) +
  rect(x + 12, y + 12, size - 24, size - 24, 6, light(colour, 0.55)) +
  mark

const blocks: Drawing = (pen, { a, b, c }) =>
  pen.shadow(250, 388, 160) +
  cube(96, 270, 116, a, path('M154 302L182 352H126Z', a)) +
  cube(244, 270, 116, b, circle(302, 328, 26, b)) +
  cube(168, 136, 116, c, path('M226 166l9 19 21 3-15 15 3 21-18-10-19 10 4-21-15-15 21-3Z', c))

const kite: Drawing = (_pen, { a, b, c }) =>
  stroke('M214 300C250 340 190 372 236 404C270 428 240 452 260 470', C.cream, 5) +
  [
    [222, 346],
    [214, 392],
    [256, 436],
  ]
    .map(([x = 0, y = 0], i) =>
      group(
        `translate(${x} ${y}) rotate(${i * 24 - 10})`,
        path('M0 0L-26 -12V14Z', [a, b, c][i] ?? a),
        path('M0 0L26 -12V14Z', shade([a, b, c][i] ?? a, 0.14)),
      ),
    )
    .join('') +
  group(
    'rotate(24 240 190)',
    path('M240 36L240 190H120Z', a),
    path('M240 36L360 190H240Z', b),
    path('M120 190H240V334Z', c),
    path('M360 190H240V334Z', light(a, 0.4)),
    stroke('M240 36V334M120 190H360', C.walnut, 6),
    stroke('M240 36L360 190L240 334L120 190Z', C.cream, 4),
  )

const puzzlePiece =
  'M0 0H34C28 -22 62 -22 56 0H90V34C112 28 112 62 90 56V90H56C62 112 28 112 34 90H0V56C-22 62 -22 28 0 34Z'

const jigsaw: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 392, 160) +
  rect(88, 86, 304, 212, 10, pen.fall(a)) +
  pen.clip(
    'M102 100H378V284H102Z',
    rect(102, 100, 276, 184, 0, light(C.sky, 0.4)),
    circle(316, 146, 28, C.honey),
    path('M102 250C160 180 220 190 270 230C310 200 350 206 378 224V284H102Z', C.sage),
    path('M102 284C170 240 290 244 378 262V284Z', C.leaf),
  ) +
  rect(88, 86, 304, 212, 10, 'none', `stroke="${shade(a, 0.2)}" stroke-width="5"`) +
  [
    [104, 296, -14, b],
    [216, 308, 8, c],
    [318, 290, 24, C.sage],
  ]
    .map(([x, y, turn, colour]) => ({ x: Number(x), y: Number(y), turn: Number(turn), colour: String(colour) }))
    .map(({ x, y, turn, colour }) =>
      group(
        `translate(${x} ${y}) rotate(${turn} 40 40) scale(.86)`,
        path(puzzlePiece, shade(colour, 0.3), 'transform="translate(4 8)"'),
        path(puzzlePiece, pen.fall(colour)),
      ),
    )
    .join('')

const cards: Drawing = (_pen, { a, b, c }) => {
  const back = (turn: number) =>
    group(
      `rotate(${turn} 240 420)`,
      rect(160, 90, 160, 230, 14, C.chalk),
      rect(172, 102, 136, 206, 8, a),
      times(12, i =>
        path(`M${186 + (i % 3) * 36} ${122 + Math.floor(i / 3) * 46}l18 18l18 -18l-18 -18Z`, light(a, 0.3)),
      ),
    )
  return (
    ellipse(240, 400, 150, 16, '#2a1c33', 'opacity=".14"') +
    back(-24) +
    back(-8) +
    group(
      'rotate(10 240 420)',
      rect(164, 94, 160, 230, 14, '#2a1c33', 'opacity=".12"'),
      rect(160, 90, 160, 230, 14, C.white),
      path(
        'M240 252C194 220 190 164 222 164C234 164 240 176 240 182C240 176 246 164 258 164C290 164 286 220 240 252Z',
        b,
      ),
      path(
        'M184 128C174 121 173 108 180 108C183 108 184 111 184 112C184 111 185 108 188 108C195 108 194 121 184 128Z',
        b,
      ),
      path(
        'M296 290C286 297 285 310 292 310C295 310 296 307 296 306C296 307 297 310 300 310C307 310 306 297 296 290Z',
        c,
      ),
    )
  )
}

const chess: Drawing = (pen, { a, b }) =>
  pen.shadow(240, 396, 190) +
  path('M96 300H384L440 396H40Z', a) +
  times(24, i => {
    const row = Math.floor(i / 8)
    const column = i % 8
    if ((row + column) % 2) return ''
    const top = 300 + row * 32
    const left = (y: number) => 96 - ((y - 300) / 96) * 56
    const step = (y: number) => (480 - 2 * left(y)) / 8
    const at = (k: number, y: number) => `${left(y) + step(y) * k} ${y}`
    return path(
      `M${at(column, top)}L${at(column + 1, top)}L${at(column + 1, top + 32)}L${at(column, top + 32)}Z`,
      light(b, 0.5),
    )
  }) +
  group(
    'translate(176 150)',
    rect(-6, -62, 12, 40, 3, pen.round(b)),
    rect(-19, -50, 38, 12, 3, pen.round(b)),
    path('M-34 -12C-40 -34 40 -34 34 -12L20 120H-20Z', pen.round(b)),
    rect(-42, 118, 84, 20, 8, pen.round(b)),
    rect(-54, 136, 108, 30, 10, pen.round(b)),
    rect(-30, -4, 60, 12, 6, light(b, 0.3)),
  ) +
  group(
    'translate(312 226)',
    circle(0, -34, 30, pen.ball(C.cocoa)),
    path('M-18 -8H18L26 96H-26Z', pen.round(C.cocoa)),
    rect(-34, -10, 68, 14, 7, pen.round(C.cocoa)),
    rect(-44, 92, 88, 28, 10, pen.round(C.cocoa)),
  )

const teddy: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 392, 130) +
  circle(164, 108, 38, pen.ball(a)) +
  circle(316, 108, 38, pen.ball(a)) +
  circle(164, 110, 20, b) +
  circle(316, 110, 20, b) +
  ellipse(152, 280, 36, 62, pen.ball(a), 'transform="rotate(28 152 280)"') +
  ellipse(328, 280, 36, 62, pen.ball(a), 'transform="rotate(-28 328 280)"') +
  ellipse(240, 302, 90, 92, pen.ball(a)) +
  ellipse(240, 312, 54, 58, b) +
  ellipse(168, 368, 52, 34, pen.ball(a)) +
  ellipse(312, 368, 52, 34, pen.ball(a)) +
  ellipse(156, 370, 25, 19, b) +
  ellipse(324, 370, 25, 19, b) +
  ellipse(240, 162, 98, 86, pen.ball(a)) +
  ellipse(240, 194, 44, 34, b) +
  circle(202, 152, 9, C.ink) +
  circle(278, 152, 9, C.ink) +
  ellipse(240, 180, 15, 10, C.ink) +
  stroke('M240 190V202M240 202C232 214 222 212 218 206M240 202C248 214 258 212 262 206', C.ink, 4) +
  path('M240 252L190 230V276ZM240 252L290 230V276Z', c) +
  circle(240, 252, 12, shade(c, 0.2))

const spinningTop: Drawing = (pen, { a, b, c }) =>
  pen.shadow(236, 392, 74) +
  group(
    'rotate(-10 240 380)',
    rect(232, 70, 16, 70, 8, pen.round(C.oak)),
    circle(240, 68, 17, pen.ball(c)),
    path('M190 138H290L378 226C340 290 268 344 240 392C212 344 140 290 102 226Z', pen.round(a)),
    path('M128 200H352L378 226C374 234 368 242 362 250H118C112 242 106 234 102 226Z', pen.round(b)),
    path('M146 280H334C324 290 314 300 304 310H176C166 300 156 290 146 280Z', pen.round(c)),
  )

const marbles: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 170) +
  path(
    'M252 130C212 130 196 162 206 190C150 220 132 296 152 352C164 388 340 388 352 352C372 296 354 220 298 190C308 162 292 130 252 130Z',
    pen.ball(C.oat),
  ) +
  stroke('M198 186C228 198 276 198 306 186', C.red, 8) +
  stroke('M300 190C330 196 336 220 326 236', C.red, 6) +
  [
    [96, 352, 36, a],
    [392, 346, 40, b],
    [330, 360, 28, c],
    [166, 366, 24, C.honey],
    [430, 276, 20, a],
  ]
    .map(([x, y, r, colour]) => ({ x: Number(x), y: Number(y), r: Number(r), colour: String(colour) }))
    .map(
      ({ x, y, r, colour }) =>
        circle(x, y, r, pen.ball(colour)) +
        stroke(
          `M${x - r * 0.6} ${y + r * 0.3}C${x - r * 0.2} ${y - r * 0.6} ${x + r * 0.2} ${y + r * 0.7} ${x + r * 0.6} ${y - r * 0.3}`,
          light(colour, 0.6),
          r * 0.2,
        ) +
        circle(x - r * 0.35, y - r * 0.4, r * 0.2, '#ffffff', 'opacity=".9"'),
    )
    .join('')

const train: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 200) +
  circle(106, 120, 22, '#ffffff', 'opacity=".6"') +
  circle(150, 88, 30, '#ffffff', 'opacity=".6"') +
  circle(206, 72, 20, '#ffffff', 'opacity=".5"') +
  path('M72 160H124L116 226H80Z', pen.round(C.iron)) +
  rect(50, 220, 200, 110, 34, pen.fall(a)) +
  rect(196, 148, 138, 182, 10, pen.fall(b)) +
  rect(180, 130, 170, 28, 12, pen.fall(shade(b, 0.2))) +
  rect(222, 182, 86, 66, 8, light(C.sky, 0.4)) +
  rect(350, 236, 100, 94, 8, pen.fall(c)) +
  circle(376, 226, 22, pen.ball(C.honey)) +
  circle(414, 224, 24, pen.ball(C.cork)) +
  rect(40, 318, 416, 26, 8, pen.fall(C.walnut)) +
  circle(52, 270, 13, pen.ball(C.butter)) +
  [98, 178, 290, 404]
    .map(
      (x, i) =>
        circle(x, 350, i === 2 ? 44 : 36, pen.ball(C.oak)) +
        circle(x, 350, i === 2 ? 27 : 21, C.cream) +
        circle(x, 350, 8, C.red),
    )
    .join('')

const skippingRope: Drawing = (pen, { a, b, c }) =>
  stroke('M150 150C60 330 130 440 220 380C300 326 180 250 250 220C330 190 420 300 350 410', shade(c, 0.16), 14) +
  stroke('M150 150C60 330 130 440 220 380C300 326 180 250 250 220C330 190 420 300 350 410', c, 9) +
  stroke(
    'M150 150C60 330 130 440 220 380C300 326 180 250 250 220C330 190 420 300 350 410',
    light(c, 0.4),
    3,
    'stroke-dasharray="6 9"',
  ) +
  group(
    'rotate(22 156 110)',
    rect(138, 40, 36, 124, 15, pen.round(a)),
    rect(138, 70, 36, 12, 0, b),
    rect(138, 120, 36, 12, 0, b),
    circle(156, 42, 19, pen.ball(a)),
  ) +
  group(
    'rotate(-140 350 410)',
    rect(332, 320, 36, 110, 15, pen.round(a)),
    rect(332, 346, 36, 12, 0, b),
    rect(332, 392, 36, 12, 0, b),
    circle(350, 322, 19, pen.ball(a)),
  )

const domino = (x: number, y: number, turn: number, top: number, bottom: number, colour: string, spot: string) => {
  const spots = (count: number, dy: number) =>
    [
      [[0, 0]],
      [
        [-18, -18],
        [18, 18],
      ],
      [
        [-18, -18],
        [0, 0],
        [18, 18],
      ],
      [
        [-18, -18],
        [18, -18],
        [-18, 18],
        [18, 18],
      ],
      [
        [-18, -18],
        [18, -18],
        [0, 0],
        [-18, 18],
        [18, 18],
      ],
    ][count - 1]
      ?.map(([dx = 0, y2 = 0]) => circle(dx, y2 + dy, 8, spot))
      .join('') ?? ''
  return group(
    `translate(${x} ${y}) rotate(${turn})`,
    rect(-44, -86, 96, 184, 16, '#2a1c33', 'opacity=".14"'),
    rect(-48, -92, 96, 184, 14, colour),
    rect(-42, -86, 84, 172, 10, light(colour, 0.2)),
    rect(-34, -3, 68, 6, 3, shade(colour, 0.26)),
    spots(top, -46),
    spots(bottom, 46),
  )
}

const dominoes: Drawing = (_pen, { a, b, c }) =>
  domino(136, 190, -18, 5, 2, a, c) +
  domino(262, 158, 9, 3, 4, b, a) +
  domino(364, 268, 34, 1, 5, a, c) +
  domino(212, 344, 82, 4, 3, a, c)

const ukulele: Drawing = (pen, { a, b, c }) =>
  group(
    'rotate(34 240 250)',
    path(
      'M240 446C168 446 142 396 154 356C162 330 188 322 184 296C178 262 196 236 240 236C284 236 302 262 296 296C292 322 318 330 326 356C338 396 312 446 240 446Z',
      '#2a1c33',
      'opacity=".14" transform="translate(12 6)"',
    ),
    path(
      'M240 446C168 446 142 396 154 356C162 330 188 322 184 296C178 262 196 236 240 236C284 236 302 262 296 296C292 322 318 330 326 356C338 396 312 446 240 446Z',
      pen.round(a),
    ),
    circle(240, 322, 34, shade(a, 0.55)),
    circle(240, 322, 40, 'none', `stroke="${c}" stroke-width="5"`),
    rect(196, 388, 88, 17, 6, b),
    path('M222 92H258V318H222Z', pen.round(b)),
    times(8, i => rect(222, 112 + i * 23, 36, 3, 1, C.brass)),
    path('M212 28H268L262 96H218Z', pen.round(shade(b, 0.2))),
    ...[0, 1].flatMap(i => [circle(204, 48 + i * 28, 9, C.cream), circle(276, 48 + i * 28, 9, C.cream)]),
    ...[0, 1, 2, 3].map(i => stroke(`M${228 + i * 8} 60V392`, C.chalk, 1.6)),
  )

const toyBoat: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 392, 170) +
  rect(232, 60, 14, 260, 6, pen.round(C.walnut)) +
  path('M226 84C226 84 108 190 96 282H226Z', pen.fall(a)) +
  path('M254 108C254 108 348 200 372 282H254Z', pen.fall(light(a, 0.3))) +
  path('M250 58L304 74L250 92Z', c) +
  path('M74 306H412C404 362 368 388 330 388H154C112 388 82 362 74 306Z', pen.round(b)) +
  rect(66, 298, 354, 20, 10, pen.fall(C.oak)) +
  [160, 230, 300].map(x => circle(x, 346, 13, C.cream)).join('')

const stackingRings: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 140) +
  rect(230, 80, 20, 250, 10, pen.round(C.birch)) +
  circle(240, 88, 31, pen.ball(c)) +
  [a, b, C.sage, c, C.denim]
    .map((colour, i) => rect(188 - i * 18, 124 + i * 47, 104 + i * 36, 50, 25, pen.round(colour)))
    .join('') +
  rect(96, 356, 288, 32, 14, pen.round(C.birch))

export const PLAY = {
  blocks,
  kite,
  jigsaw,
  cards,
  chess,
  teddy,
  spinningTop,
  marbles,
  train,
  skippingRope,
  dominoes,
  ukulele,
  toyBoat,
  stackingRings,
} satisfies Record<string, Drawing>
