import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing } from '../Drawing.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'
import { steam } from './parts.js'

const kettle: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 150) +
  stroke('M152 252C148 96 332 96 328 252', b, 17) +
  stroke('M176 158C204 126 276 126 304 158', shade(b, 0.25), 24) +
  path('M340 262C372 258 382 226 404 206L432 222C412 252 408 316 352 326Z', pen.fall(a)) +
  path(
    'M126 388C112 388 108 360 112 334C120 262 172 216 240 216C308 216 360 262 368 334C372 360 368 388 354 388Z',
    pen.round(a),
  ) +
  path('M184 224C190 196 290 196 296 224Z', pen.round(light(a, 0.12))) +
  circle(240, 192, 15, pen.ball(c)) +
  stroke('M120 352C190 364 290 364 360 352', shade(a, 0.22), 5)

const gooseneck: Drawing = (pen, { a, b, c }) =>
  pen.shadow(236, 388, 120) +
  stroke('M300 344C376 344 342 214 416 202', a, 17) +
  stroke('M300 340C366 338 334 208 414 197', light(a, 0.3), 4) +
  stroke('M176 226C98 216 92 330 158 342', b, 19) +
  path('M156 388L176 206H296L318 388Z', pen.round(a)) +
  path('M170 208C172 180 300 180 302 208Z', pen.round(light(a, 0.1))) +
  path('M226 180H248L244 152H230Z', c) +
  ellipse(237, 150, 19, 9, pen.ball(c))

const mug: Drawing = (pen, { a, b, c, pattern }) => {
  const body = 'M134 186H318V336C318 370 298 388 264 388H188C154 388 134 370 134 336Z'
  return (
    pen.shadow(230, 388, 108) +
    steam(226, 150) +
    stroke('M316 222C396 210 396 330 310 330', shade(a, 0.12), 24) +
    stroke('M316 218C390 208 390 322 314 324', light(a, 0.12), 7) +
    pen.printed(body, a, pattern, b) +
    pen.clip(body, rect(120, 356, 220, 40, 0, shade(c, 0.05), 'opacity=".8"')) +
    ellipse(226, 186, 92, 22, light(a, 0.4)) +
    ellipse(226, 189, 80, 15, C.cocoa) +
    ellipse(212, 192, 42, 7, '#8a5a3c')
  )
}

const teapot: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(236, 388, 130) +
  stroke('M142 250C60 230 66 360 158 348', shade(a, 0.14), 22) +
  path('M326 292C378 292 372 226 414 208L434 228C408 252 416 340 326 352Z', pen.fall(a)) +
  pen.printed(
    'M124 304C124 246 172 210 238 210C304 210 352 246 352 304C352 352 316 388 286 388H190C160 388 124 352 124 304Z',
    a,
    pattern,
    b,
  ) +
  path('M182 218C186 190 290 190 294 218C270 226 206 226 182 218Z', pen.round(light(a, 0.14))) +
  circle(238, 182, 16, pen.ball(c))

const dripper: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 104) +
  path('M166 388C150 388 148 368 156 350L206 268H274L324 350C332 368 330 388 314 388Z', pen.glass('#9fc3cb')) +
  path(
    'M160 352C190 342 290 342 320 352C330 370 328 388 314 388H166C152 388 150 370 160 352Z',
    C.cocoa,
    'opacity=".86"',
  ) +
  rect(198, 262, 84, 14, 7, b) +
  path('M146 138H334L270 250H210Z', pen.round(a)) +
  times(4, i => stroke(`M${188 + i * 34} 150L${218 + i * 14} 240`, shade(a, 0.14), 4)) +
  ellipse(240, 138, 94, 18, light(a, 0.4)) +
  path('M158 136C170 108 310 108 322 136C300 150 180 150 158 136Z', C.chalk) +
  ellipse(240, 136, 62, 9, C.cocoa) +
  stroke('M326 158C372 152 372 206 304 212', c, 14)

const grinder: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 112) +
  stroke('M240 132H334', C.iron, 9) +
  circle(240, 132, 12, pen.ball(C.iron)) +
  rect(320, 92, 30, 46, 13, pen.round(b)) +
  path('M196 204C198 164 220 148 240 148C260 148 282 164 284 204Z', pen.metal(c)) +
  path('M168 204H312L322 230H158Z', pen.round(light(c, 0.1))) +
  path('M158 230H322L332 372C332 382 326 388 316 388H164C154 388 148 382 148 372Z', pen.round(a)) +
  rect(188, 290, 104, 70, 8, shade(a, 0.26)) +
  rect(194, 296, 92, 58, 6, pen.fall(light(a, 0.06))) +
  circle(240, 324, 10, pen.ball(c))

const skillet: Drawing = (pen, { a, b }) =>
  pen.shadow(226, 392, 150) +
  group(
    'rotate(-14 240 250)',
    path('M330 232H446C460 232 468 242 468 253C468 264 460 274 446 274H330Z', pen.fall(b)),
    circle(450, 253, 7, C.oat),
    ellipse(206, 256, 152, 148, pen.ball(shade(a, 0.25))),
    ellipse(206, 252, 138, 134, pen.ball(a)),
    ellipse(206, 254, 112, 108, light(a, 0.1)),
    path(
      'M142 250C138 204 190 180 224 200C262 188 290 226 272 260C282 300 236 322 206 304C168 318 136 292 142 250Z',
      C.white,
    ),
    circle(212, 250, 34, pen.ball(C.honey)),
  )

const casserole: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 162) +
  rect(66, 264, 54, 26, 13, shade(a, 0.14)) +
  rect(360, 264, 54, 26, 13, shade(a, 0.3)) +
  path('M96 246H384V330C384 368 360 388 322 388H158C120 388 96 368 96 330Z', pen.round(a)) +
  path('M86 246C86 232 96 226 110 226H370C384 226 394 232 394 246Z', pen.round(light(a, 0.16))) +
  path('M106 226C120 180 360 180 374 226Z', pen.round(a)) +
  rect(212, 166, 56, 20, 10, pen.metal(c)) +
  stroke('M128 300C130 336 140 352 160 362', b, 6, 'opacity=".5"')

const knife: Drawing = (pen, { a, b }) =>
  group(
    'rotate(-38 240 240)',
    path(
      'M52 214C120 200 220 204 296 206V270C200 282 104 262 52 214Z',
      'rgba(42,28,51,.16)',
      'transform="translate(8 18)"',
    ),
    path('M40 206C120 194 220 200 300 202V268C196 280 96 258 40 206Z', pen.fall(C.steel)),
    path('M40 206C110 244 200 262 300 250V268C196 280 96 258 40 206Z', light(C.steel, 0.62)),
    rect(296, 196, 22, 78, 5, pen.fall(b)),
    path('M316 200H424C446 200 456 216 450 236C446 254 426 254 404 248C376 242 346 258 316 262Z', pen.fall(a)),
    circle(346, 228, 5, b),
    circle(384, 226, 5, b),
    circle(420, 226, 5, b),
  )

const board: Drawing = (pen, { a, b }) =>
  pen.shadow(240, 394, 128) +
  group(
    'rotate(7 240 260)',
    path(
      'M132 168C132 146 150 136 190 132C204 130 208 120 208 104V74C208 50 272 50 272 74V104C272 120 276 130 290 132C330 136 348 146 348 168V356C348 378 334 388 314 388H166C146 388 132 378 132 356Z',
      pen.shine(a),
    ),
    circle(240, 84, 12, shade(a, 0.45)),
    stroke('M166 170C190 220 150 290 176 366', shade(a, 0.16), 4),
    stroke('M210 150C236 230 196 300 224 374', shade(a, 0.16), 4),
    stroke('M268 148C296 216 256 300 282 372', shade(a, 0.16), 4),
    stroke('M316 170C330 230 306 300 322 356', b, 4),
  )

const bowls: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 130) +
  [
    [166, 86, a],
    [226, 118, b],
    [296, 154, c],
  ]
    .map(([y, w, colour]) => ({ y: Number(y), w: Number(w), colour: String(colour) }))
    .map(
      ({ y, w, colour }) =>
        pen.printed(
          `M${240 - w} ${y}H${240 + w}C${240 + w} ${y + 62} ${240 + w * 0.62} ${y + 92} ${240 + w * 0.44} ${y + 92}H${240 - w * 0.44}C${240 - w * 0.62} ${y + 92} ${240 - w} ${y + 62} ${240 - w} ${y}Z`,
          colour,
          pattern,
          shade(colour, 0.3),
        ) + rect(240 - w - 5, y - 8, w * 2 + 10, 15, 7, light(colour, 0.36)),
    )
    .join('')

const rollingPin: Drawing = (pen, { a, b }) =>
  pen.shadow(240, 372, 160) +
  group(
    'rotate(-24 240 250)',
    rect(26, 236, 74, 28, 14, pen.fall(b)),
    rect(380, 236, 74, 28, 14, pen.fall(b)),
    rect(88, 204, 304, 92, 24, pen.fall(a)),
    rect(104, 218, 272, 14, 7, light(a, 0.45), 'opacity=".7"'),
    stroke('M130 264C200 258 280 270 350 262', shade(a, 0.14), 3),
    stroke('M150 278C220 274 270 284 330 278', shade(a, 0.14), 3),
  )

const spoons: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 388, 94) +
  group(
    'rotate(-15 226 260)',
    rect(208, 130, 14, 170, 7, pen.fall(a)),
    ellipse(215, 110, 30, 44, pen.ball(a)),
    ellipse(215, 108, 19, 31, shade(a, 0.14)),
  ) +
  group(
    'rotate(2 240 260)',
    rect(234, 110, 14, 190, 7, pen.fall(b)),
    path('M216 52C216 44 266 44 266 52L270 124C260 138 222 138 212 124Z', pen.fall(b)),
    rect(226, 66, 8, 52, 4, shade(b, 0.22)),
    rect(246, 66, 8, 52, 4, shade(b, 0.22)),
  ) +
  group(
    'rotate(17 256 260)',
    rect(262, 128, 14, 170, 7, pen.fall(light(a, 0.2))),
    ellipse(269, 104, 27, 40, pen.ball(light(a, 0.2))),
  ) +
  pen.printed('M160 238H320L308 372C306 382 300 388 290 388H190C180 388 174 382 172 372Z', c, pattern, shade(c, 0.3)) +
  ellipse(240, 238, 80, 14, shade(c, 0.35))

const apron: Drawing = (pen, { a, b, pattern }) =>
  stroke('M196 138C190 70 290 70 284 138', b, 9) +
  stroke('M144 246C104 262 92 296 100 330', b, 9) +
  stroke('M336 246C376 262 388 296 380 330', b, 9) +
  pen.printed(
    'M190 130H290C292 184 312 220 344 238L352 400C280 418 200 418 128 400L136 238C168 220 188 184 190 130Z',
    a,
    pattern,
    shade(a, 0.26),
  ) +
  path('M178 284H302V332C302 354 280 362 240 362C200 362 178 354 178 332Z', shade(a, 0.1)) +
  stroke('M182 292H298', b, 3, 'stroke-dasharray="8 7"') +
  stroke('M240 284V360', shade(a, 0.24), 3)

const whisk: Drawing = (pen, { a, b }) =>
  group(
    'rotate(32 240 240)',
    ...[0, 26, 50].map(w =>
      stroke(
        `M240 250C${240 - w * 2.4} 190 ${240 - w * 2} 70 240 62C${240 + w * 2} 70 ${240 + w * 2.4} 190 240 250`,
        w === 26 ? light(b, 0.3) : b,
        6,
      ),
    ),
    rect(226, 240, 28, 28, 6, pen.metal(C.steel)),
    path('M224 262H256L262 410C262 432 218 432 218 410Z', pen.round(a)),
    circle(240, 414, 6, shade(a, 0.5)),
  )

const scale: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 124) +
  path('M112 172C132 214 190 226 240 226C290 226 348 214 368 172Z', pen.metal(c)) +
  rect(104, 160, 272, 16, 8, light(c, 0.4)) +
  rect(226, 222, 28, 28, 0, pen.metal(C.steel)) +
  path(
    'M168 246H312C330 246 336 256 340 276L360 372C362 382 356 388 346 388H134C124 388 118 382 120 372L140 276C144 256 150 246 168 246Z',
    pen.round(a),
  ) +
  circle(240, 318, 54, light(b, 0.5)) +
  times(12, i => group(`rotate(${i * 30} 240 318)`, rect(238, 270, 4, 10, 2, C.iron))) +
  stroke('M240 318L266 288', C.red, 5) +
  circle(240, 318, 7, C.iron)

export const KITCHEN = {
  kettle,
  gooseneck,
  mug,
  teapot,
  dripper,
  grinder,
  skillet,
  casserole,
  knife,
  board,
  bowls,
  rollingPin,
  spoons,
  apron,
  whisk,
  scale,
} satisfies Record<string, Drawing>
