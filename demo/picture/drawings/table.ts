import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing } from '../Drawing.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'
import { flower, steam } from './parts.js'

const plate: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 384, 160) +
  circle(264, 256, 144, pen.ball(shade(b, 0.06))) +
  circle(264, 256, 112, light(b, 0.16)) +
  pen.printed('M66 246A150 150 0 1 1 366 246A150 150 0 1 1 66 246Z', a, pattern, c) +
  circle(216, 246, 104, shade(a, 0.09)) +
  circle(216, 249, 100, light(a, 0.3))

const bowl: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 130) +
  steam(240, 178) +
  pen.printed('M84 222H396C396 312 330 372 292 372H188C150 372 84 312 84 222Z', a, pattern, b) +
  rect(178, 368, 124, 20, 8, shade(a, 0.24)) +
  ellipse(240, 222, 156, 32, light(a, 0.42)) +
  ellipse(240, 226, 140, 23, c) +
  ellipse(212, 228, 60, 9, light(c, 0.3)) +
  circle(286, 224, 9, C.leaf) +
  circle(304, 230, 6, C.fern)

const carafe: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 88) +
  path(
    'M206 90H274L270 168C272 206 330 236 330 312C330 362 306 388 276 388H204C174 388 150 362 150 312C150 236 208 206 210 168Z',
    pen.glass(a),
  ) +
  path('M153 296C190 284 290 306 327 292C336 352 308 382 276 382H204C172 382 148 352 153 296Z', b, 'opacity=".55"') +
  circle(196, 332, 24, pen.ball(C.butter)) +
  circle(196, 332, 15, light(C.butter, 0.5)) +
  stroke('M180 250C168 272 166 300 170 330', '#ffffff', 8, 'opacity=".8"') +
  circle(240, 72, 28, pen.ball(c)) +
  rect(210, 84, 60, 12, 6, shade(a, 0.1))

const tumblers: Drawing = (pen, { a, b }) =>
  pen.shadow(240, 388, 150) +
  [
    [92, a],
    [226, b],
  ]
    .map(([x, colour]) => ({ x: Number(x), colour: String(colour) }))
    .map(
      ({ x, colour }, n) =>
        path(
          `M${x} ${196 + n * 26}H${x + 150}L${x + 134} 376C${x + 133} 384 ${x + 128} 388 ${x + 120} 388H${x + 30}C${x + 22} 388 ${x + 17} 384 ${x + 16} 376Z`,
          colour,
          'opacity=".62"',
        ) +
        times(6, i =>
          stroke(
            `M${x + 18 + i * 23} ${206 + n * 26}L${x + 29 + i * 18.5} 374`,
            light(colour, 0.6),
            5,
            'opacity=".75"',
          ),
        ) +
        ellipse(x + 75, 196 + n * 26, 75, 14, light(colour, 0.55), 'opacity=".9"') +
        ellipse(x + 75, 198 + n * 26, 66, 9, shade(colour, 0.05), 'opacity=".8"'),
    )
    .join('')

const cutlery: Drawing = (pen, { a, b }) => {
  const handle = (x: number) => rect(x - 10, 236, 20, 176, 10, pen.round(a)) + rect(x - 10, 232, 20, 18, 4, b)
  const steel = pen.metal(C.steel)
  return (
    handle(116) +
    path(
      'M96 72C96 64 100 64 102 72L104 138H110V72C110 64 122 64 122 72V138H128L130 72C132 64 136 64 136 72V160C136 190 124 196 122 240H110C108 196 96 190 96 160Z',
      steel,
    ) +
    handle(204) +
    path('M196 240V72C216 64 230 120 226 190C224 208 214 214 212 240Z', steel) +
    handle(292) +
    path(
      'M286 240C284 200 264 178 264 130C264 92 276 70 292 70C308 70 320 92 320 130C320 178 300 200 298 240Z',
      steel,
    ) +
    ellipse(292, 122, 17, 36, light(C.steel, 0.7), 'opacity=".6"') +
    handle(374) +
    path(
      'M369 240C368 214 354 196 354 162C354 132 362 118 374 118C386 118 394 132 394 162C394 196 380 214 379 240Z',
      steel,
    )
  )
}

const napkins: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 376, 150) +
  group(
    'rotate(-6 240 260)',
    ...[2, 1, 0].map(i =>
      rect(104 + i * 5, 142 + i * 12, 264, 220, 14, i === 0 ? pen.fall(shade(b, 0.04)) : shade(b, 0.1 + i * 0.06)),
    ),
    pen.printed(
      'M112 136H348C356 136 362 142 362 150V330C362 338 356 344 348 344H112C104 344 98 338 98 330V150C98 142 104 136 112 136Z',
      a,
      pattern,
      b,
    ),
    path('M98 344L362 136V334C362 340 358 344 352 344Z', '#2a1c33', 'opacity=".08"'),
    rect(86, 214, 290, 46, 10, pen.fall(c)),
    rect(86, 222, 290, 4, 2, light(c, 0.5)),
    flower(232, 237, 30, 7, C.chalk, C.honey),
  )

const mills: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 124) +
  [
    [164, 0, a],
    [308, 46, b],
  ]
    .map(([x, y, colour]) => ({ x: Number(x), y: Number(y), colour: String(colour) }))
    .map(
      ({ x, y, colour }) =>
        path(
          `M${x - 46} 388C${x - 52} 340 ${x - 18} 330 ${x - 26} ${250 + y * 0.5}C${x - 34} ${220 + y} ${x - 40} ${200 + y} ${x - 36} ${182 + y}H${x + 36}C${x + 40} ${200 + y} ${x + 34} ${220 + y} ${x + 26} ${250 + y * 0.5}C${x + 18} 330 ${x + 52} 340 ${x + 46} 388Z`,
          pen.round(colour),
        ) +
        rect(x - 38, 172 + y, 76, 12, 4, pen.metal(c)) +
        path(
          `M${x - 38} ${174 + y}C${x - 44} ${122 + y} ${x - 14} ${116 + y} ${x} ${116 + y}C${x + 14} ${116 + y} ${x + 44} ${122 + y} ${x + 38} ${174 + y}Z`,
          pen.round(colour),
        ) +
        circle(x, 106 + y, 13, pen.ball(c)),
    )
    .join('')

const cakeStand: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 110) +
  path(
    'M222 290H258C258 340 276 372 316 380C320 384 318 388 312 388H168C162 388 160 384 164 380C204 372 222 340 222 290Z',
    pen.round(a),
  ) +
  path('M150 150C150 134 330 134 330 150V258H150Z', pen.round(b)) +
  rect(150, 196, 180, 13, 0, light(C.cream, 0.4)) +
  path(
    'M144 156C144 122 336 122 336 156C336 176 322 172 318 188C312 206 296 190 288 178C276 170 268 208 250 204C236 200 236 176 218 178C204 180 206 212 188 206C172 200 176 172 160 174C150 174 144 168 144 156Z',
    C.white,
  ) +
  times(5, i => circle(168 + i * 36, 134 - (i % 2) * 5, 13, pen.ball(c))) +
  path('M72 262C72 252 408 252 408 262L396 288C394 294 390 296 384 296H96C90 296 86 294 84 288Z', pen.round(a)) +
  rect(70, 254, 340, 14, 7, light(a, 0.4))

const label = (x: number, y: number, width: number, height: number, paper: string, ink: string) =>
  rect(x, y, width, height, 8, paper) +
  `<rect x="${x + 7}" y="${y + 7}" width="${width - 14}" height="${height - 14}" rx="4" fill="none" stroke="${ink}" stroke-width="2.5"/>` +
  rect(x + width * 0.24, y + height - 34, width * 0.52, 5, 2.5, ink) +
  rect(x + width * 0.34, y + height - 23, width * 0.32, 4, 2, ink)

const tin: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 106) +
  pen.printed('M142 168H338V372C338 382 332 388 322 388H158C148 388 142 382 142 372Z', a, pattern, shade(a, 0.2)) +
  rect(134, 128, 212, 46, 10, pen.round(b)) +
  rect(134, 162, 212, 6, 0, shade(b, 0.22)) +
  label(178, 210, 124, 140, C.cream, shade(a, 0.3)) +
  flower(240, 264, 31, 8, c, C.honey)

const jar: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 106) +
  path(
    'M152 180C134 190 130 206 130 222V350C130 374 144 388 168 388H312C336 388 350 374 350 350V222C350 206 346 190 328 180Z',
    pen.round(a),
  ) +
  rect(142, 200, 16, 160, 8, '#ffffff', 'opacity=".45"') +
  pen.printed(
    'M140 120C180 104 300 104 340 120C352 140 350 160 362 186C330 200 150 200 118 186C130 160 128 140 140 120Z',
    b,
    pattern,
    c,
  ) +
  stroke('M136 172C190 184 290 184 344 172', C.brass, 6) +
  label(170, 230, 140, 116, C.cream, shade(a, 0.45)) +
  circle(240, 270, 22, pen.ball(a)) +
  path('M240 250C248 238 262 240 266 246C258 256 246 256 240 250Z', C.leaf)

const honeyJar: Drawing = (pen, { a, b }) =>
  pen.shadow(250, 388, 120) +
  group(
    'rotate(24 330 150)',
    rect(322, 60, 13, 190, 6, pen.fall(b)),
    ...[0, 1, 2, 3].map(i => rect(304, 216 + i * 17, 50, 12, 6, pen.fall(b))),
  ) +
  path('M130 176H310V346C310 374 296 388 270 388H170C144 388 130 374 130 346Z', pen.round(a)) +
  times(3, row => rect(130, 220 + row * 48, 180, 5, 2, light(a, 0.4), 'opacity=".7"')) +
  rect(122, 156, 196, 26, 12, light(a, 0.55), 'opacity=".9"') +
  path('M186 250L220 230L254 250V290L220 310L186 290Z', C.cream) +
  path('M204 268C204 256 236 256 236 268C236 288 204 288 204 268Z', C.honey) +
  stroke('M213 260V283M222 258V285', C.cocoa, 5) +
  ellipse(210, 254, 10, 6, '#ffffff') +
  ellipse(230, 253, 10, 6, '#ffffff')

const biscuits: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 140) +
  [0, 1, 2]
    .map(i =>
      group(
        `rotate(${-16 + i * 14} ${176 + i * 64} 250)`,
        rect(140 + i * 64, 136, 76, 140, 12, pen.fall(C.birch)),
        ...[0, 1, 2, 3].map(
          k =>
            circle(162 + i * 64, 160 + k * 28, 4, shade(C.birch, 0.3)) +
            circle(192 + i * 64, 160 + k * 28, 4, shade(C.birch, 0.3)),
        ),
      ),
    )
    .join('') +
  pen.printed('M104 246H376L366 374C365 383 360 388 350 388H130C120 388 115 383 114 374Z', a, pattern, b) +
  rect(96, 238, 288, 20, 8, pen.round(light(a, 0.2))) +
  label(184, 280, 112, 84, C.cream, shade(a, 0.3)) +
  flower(240, 312, 17, 6, c, C.honey)

const chocolate: Drawing = (pen, { a, b }) =>
  pen.shadow(240, 392, 110) +
  group(
    'rotate(9 240 240)',
    rect(150, 60, 180, 200, 8, pen.fall(C.cocoa)),
    ...[0, 1, 2].flatMap(i =>
      [0, 1].map(k => rect(160 + i * 55, 72 + k * 56, 50, 50, 5, pen.shine(light(C.cocoa, 0.1)))),
    ),
    path('M150 178L170 168L190 180L212 168L236 180L258 168L282 180L306 168L330 178V196H150Z', C.steel),
    path('M150 192H330V392C330 398 326 402 320 402H160C154 402 150 398 150 392Z', pen.shine(a)),
    rect(166, 226, 148, 130, 6, C.cream),
    flower(240, 274, 34, 9, b, C.honey),
    rect(192, 322, 96, 6, 3, shade(a, 0.3)),
    rect(210, 336, 60, 5, 2.5, shade(a, 0.3)),
  )

const oilBottle: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 76) +
  rect(220, 62, 40, 40, 8, pen.round(b)) +
  path(
    'M218 96H262V164C262 188 312 204 312 250V364C312 380 304 388 288 388H192C176 388 168 380 168 364V250C168 204 218 188 218 164Z',
    pen.round(a),
  ) +
  rect(182, 250, 11, 110, 5, '#ffffff', 'opacity=".4"') +
  label(188, 246, 104, 116, C.cream, shade(a, 0.2)) +
  stroke('M240 314C236 296 242 276 240 262', C.leaf, 4) +
  ellipse(226, 284, 8, 14, c, 'transform="rotate(-30 226 284)"') +
  ellipse(255, 278, 8, 14, c, 'transform="rotate(30 255 278)"')

const pouch: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 110) +
  pen.printed('M148 130H332L346 366C347 382 340 388 328 388H152C140 388 133 382 134 366Z', a, pattern, shade(a, 0.22)) +
  path('M146 92H334V136H146Z', pen.round(shade(a, 0.1))) +
  stroke('M152 114H328', shade(a, 0.34), 3, 'stroke-dasharray="3 8"') +
  rect(170, 132, 140, 12, 6, C.brass) +
  label(172, 190, 136, 150, b, C.cocoa) +
  ellipse(222, 246, 19, 27, c, 'transform="rotate(24 222 246)"') +
  stroke('M230 224C216 240 230 252 214 268', light(c, 0.4), 4) +
  ellipse(262, 262, 17, 24, c, 'transform="rotate(-30 262 262)"') +
  stroke('M254 244C266 256 256 268 270 280', light(c, 0.4), 4)

export const TABLE = {
  plate,
  bowl,
  carafe,
  tumblers,
  cutlery,
  napkins,
  mills,
  cakeStand,
  tin,
  jar,
  honeyJar,
  biscuits,
  chocolate,
  oilBottle,
  pouch,
} satisfies Record<string, Drawing>
