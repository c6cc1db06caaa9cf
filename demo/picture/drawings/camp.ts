import { COLOURS as C, light, shade } from '../colours.js'
import type { Drawing } from '../Drawing.js'
import { circle, ellipse, group, path, rect, stroke, times } from '../shapes.js'
import { flame } from './parts.js'

const tent: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 200) +
  stroke('M250 136L456 386M236 140L40 388', C.cream, 3) +
  path('M250 130L424 388H270Z', pen.fall(shade(a, 0.18))) +
  path('M244 122L62 388H300C292 300 270 200 244 122Z', pen.fall(a)) +
  path('M244 122C222 220 214 310 210 388H300C292 300 270 200 244 122Z', C.ink, 'opacity=".75"') +
  path('M244 122C222 220 206 310 150 388H212C216 310 226 220 244 122Z', pen.fall(b)) +
  path('M214 388C216 366 228 352 250 350C276 352 288 370 292 388Z', c) +
  circle(244, 122, 7, C.brass)

const sleepingBag: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 396, 90) +
  group(
    'rotate(10 240 240)',
    pen.printed(
      'M152 110C152 40 328 40 328 110C340 220 322 320 306 394C302 412 178 412 174 394C158 320 140 220 152 110Z',
      a,
      pattern,
      shade(a, 0.24),
    ),
    times(5, i =>
      stroke(
        `M${156 + i * 4} ${184 + i * 44}C200 ${200 + i * 44} 280 ${200 + i * 44} ${324 - i * 4} ${184 + i * 44}`,
        shade(a, 0.22),
        5,
      ),
    ),
    path('M172 118C172 62 308 62 308 118C308 160 280 172 240 172C200 172 172 160 172 118Z', b),
    path('M186 122C186 82 294 82 294 122C294 148 274 158 240 158C206 158 186 148 186 122Z', light(b, 0.35)),
    rect(196, 106, 88, 38, 19, C.chalk),
    stroke('M308 150C318 220 310 300 300 350', c, 6),
  )

const sleepingMat: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 170) +
  path('M150 270H420C430 270 436 278 434 288L424 388H190Z', pen.fall(light(a, 0.12))) +
  times(6, i => stroke(`M${216 + i * 36} 278L${212 + i * 36} 384`, shade(a, 0.16), 4)) +
  circle(150, 296, 92, pen.ball(a)) +
  [66, 46, 26].map(r => circle(150, 296, r, 'none', `stroke="${shade(a, 0.26)}" stroke-width="6"`)).join('') +
  circle(150, 296, 9, shade(a, 0.4)) +
  rect(138, 200, 26, 194, 8, b, 'opacity=".95"') +
  rect(132, 268, 38, 24, 5, c)

const campStove: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 124) +
  path('M150 96H330V210C330 226 320 236 304 236H176C160 236 150 226 150 210Z', pen.metal(C.steel)) +
  rect(142, 84, 196, 18, 9, light(C.steel, 0.6)) +
  stroke('M336 128C396 120 400 190 338 184', b, 13) +
  flame(208, 286, 34) +
  flame(272, 286, 34) +
  flame(240, 288, 42) +
  stroke('M150 250H330M164 250L180 288M316 250L300 288', C.iron, 10) +
  rect(184, 284, 112, 20, 6, pen.metal(C.iron)) +
  rect(224, 300, 32, 26, 4, pen.metal(b)) +
  path(
    'M160 346C160 326 180 318 200 318H280C300 318 320 326 320 346V374C320 382 314 388 306 388H174C166 388 160 382 160 374Z',
    pen.round(a),
  ) +
  rect(160, 346, 160, 14, 0, c)

const campMug: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(230, 388, 108) +
  stroke('M306 232C388 222 388 338 300 338', shade(a, 0.1), 17) +
  pen.printed('M142 186H312L304 370C303 382 298 388 288 388H166C156 388 151 382 150 370Z', a, pattern, b) +
  ellipse(227, 186, 86, 18, c) +
  ellipse(227, 188, 76, 12, C.cocoa) +
  path('M196 330L232 266L254 304L266 288L292 330Z', C.chalk, 'opacity=".9"') +
  path('M222 284L232 266L242 284L232 290Z', b) +
  circle(180, 262, 15, C.honey)

const cookSet: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 150) +
  stroke('M110 274C112 142 338 142 340 274', C.iron, 6) +
  path('M92 270H358V352C358 376 344 388 322 388H128C106 388 92 376 92 352Z', pen.metal(a)) +
  rect(84, 256, 282, 20, 9, light(a, 0.4)) +
  path('M110 256C130 222 320 222 340 256Z', pen.metal(light(a, 0.1))) +
  rect(206, 214, 40, 16, 8, b) +
  group(
    'rotate(-16 390 330)',
    path('M356 324H428C428 356 412 372 392 372C372 372 356 356 356 324Z', pen.metal(c)),
    stroke('M428 332H468', b, 10),
  )

const headTorch: Drawing = (pen, { a, b, c }) =>
  path('M300 262L470 176V372L300 292Z', light(C.butter, 0.5), 'opacity=".55"') +
  pen.shadow(220, 388, 130) +
  path(
    'M70 250C60 120 150 70 226 78C310 86 352 150 344 232L304 240C306 170 276 126 222 120C160 114 108 154 112 246Z',
    pen.round(shade(a, 0.1)),
  ) +
  path('M66 232C120 286 250 300 346 220L350 262C262 344 120 330 66 276Z', pen.round(a)) +
  [96, 134, 172, 210].map((x, i) => stroke(`M${x} ${268 + i * 7}l4 26`, b, 6)).join('') +
  rect(236, 208, 96, 136, 26, pen.fall(shade(c, 0.3))) +
  rect(248, 196, 92, 136, 26, pen.round(c)) +
  ellipse(332, 266, 26, 54, C.iron) +
  ellipse(338, 266, 18, 44, light(C.butter, 0.6)) +
  ellipse(342, 254, 6, 18, '#ffffff') +
  rect(276, 184, 34, 16, 6, C.red) +
  rect(150, 140, 18, 15, 4, b)

const backpack: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 392, 116) +
  stroke('M212 92C212 62 268 62 268 92', shade(a, 0.3), 13) +
  rect(112, 250, 42, 108, 18, pen.fall(shade(a, 0.12))) +
  rect(326, 250, 42, 108, 18, pen.fall(shade(a, 0.3))) +
  path(
    'M144 180C144 116 180 88 240 88C300 88 336 116 336 180V362C336 382 324 392 304 392H176C156 392 144 382 144 362Z',
    pen.round(a),
  ) +
  path(
    'M136 186C136 120 178 84 240 84C302 84 344 120 344 186V200C344 214 336 220 324 220H156C144 220 136 214 136 200Z',
    pen.round(light(a, 0.1)),
  ) +
  rect(176, 258, 128, 104, 16, pen.fall(shade(a, 0.12))) +
  path('M176 274C176 264 182 258 192 258H288C298 258 304 264 304 274V290H176Z', light(a, 0.06)) +
  [194, 270].map(x => rect(x, 128, 17, 122, 4, b) + rect(x - 3, 222, 23, 20, 5, pen.metal(c))).join('') +
  rect(224, 280, 32, 16, 5, b)

const flask: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 74) +
  stroke('M218 68C218 40 262 40 262 68', C.iron, 9) +
  rect(198, 64, 84, 54, 12, pen.round(b)) +
  rect(206, 116, 68, 18, 0, pen.metal(C.steel)) +
  path(
    'M204 132H276C306 146 312 170 312 196V364C312 380 304 388 290 388H190C176 388 168 380 168 364V196C168 170 174 146 204 132Z',
    pen.round(a),
  ) +
  rect(182, 196, 12, 150, 6, '#ffffff', 'opacity=".35"') +
  path('M200 318L240 250L262 288L274 272L296 318Z', c) +
  circle(276, 234, 11, c) +
  rect(168, 352, 144, 10, 0, shade(a, 0.24))

const campChair: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 396, 140) +
  stroke('M150 270L330 394M330 270L150 394', b, 12) +
  stroke('M132 96L158 290M348 96L322 290', b, 12) +
  path('M128 96C180 112 300 112 352 96L338 236C290 252 190 252 142 236Z', pen.fall(a)) +
  path('M124 262C180 250 300 250 356 262L336 312C290 326 190 326 144 312Z', pen.fall(light(a, 0.12))) +
  rect(92, 226, 74, 17, 8, pen.fall(c)) +
  rect(314, 226, 74, 17, 8, pen.fall(c)) +
  stroke('M104 240L130 330M376 240L350 330', b, 9) +
  stroke('M140 132C200 146 280 146 340 132', light(a, 0.4), 4)

const hammock: Drawing = (pen, { a, b, c, pattern }) =>
  rect(40, 40, 34, 380, 8, pen.round(C.walnut)) +
  rect(406, 40, 34, 380, 8, pen.round(C.walnut)) +
  stroke('M62 130L118 226M62 130L130 210M62 130L112 244M418 130L362 226M418 130L350 210M418 130L368 244', C.cream, 4) +
  path('M124 206C180 236 300 236 356 206C352 252 330 262 240 268C150 262 128 252 124 206Z', shade(a, 0.2)) +
  pen.printed('M108 240C160 330 320 330 372 240C376 330 326 372 240 372C154 372 104 330 108 240Z', a, pattern, b) +
  path('M150 256C170 226 214 232 228 262C210 284 168 282 150 256Z', pen.ball(c)) +
  times(10, i => stroke(`M${140 + i * 22} ${352 + 18 * Math.sin((i / 9) * Math.PI)}v18`, b, 4))

const compass: Drawing = (pen, { a, b, c }) =>
  circle(246, 262, 148, '#2a1c33', 'opacity=".16"') +
  circle(240, 78, 24, 'none', `stroke="${shade(a, 0.2)}" stroke-width="12"`) +
  rect(226, 92, 28, 26, 6, pen.metal(a)) +
  circle(240, 250, 148, pen.ball(a)) +
  circle(240, 250, 118, shade(a, 0.3)) +
  circle(240, 250, 112, C.chalk) +
  times(24, i => group(`rotate(${i * 15} 240 250)`, rect(238.5, 146, 3, i % 6 ? 9 : 18, 1.5, b))) +
  group('rotate(38 240 250)', path('M240 164L258 250H222Z', c), path('M240 336L258 250H222Z', C.slate)) +
  circle(240, 250, 12, pen.ball(a))

const pocketKnife: Drawing = (pen, { a, b, c }) =>
  group(
    'rotate(-24 240 260)',
    path('M252 262L420 150C432 142 442 152 436 166C416 214 360 256 300 284Z', pen.metal(C.steel)),
    path('M110 262L64 196C58 186 68 178 78 186L150 240Z', pen.metal(C.steel)),
    rect(88, 244, 278, 82, 41, '#2a1c33', 'opacity=".14" transform="translate(6 16)"'),
    rect(88, 244, 278, 82, 41, pen.fall(a)),
    stroke('M124 268H326', light(a, 0.45), 6, 'opacity=".6"'),
    circle(126, 285, 12, pen.ball(c)),
    circle(330, 285, 12, pen.ball(c)),
    path('M214 304L228 278L242 304Z', b),
    path('M232 304L244 284L256 304Z', b),
  )

const picnicBlanket: Drawing = (pen, { a, b, c, pattern }) =>
  pen.shadow(240, 392, 130) +
  pen.printed(
    'M120 190H360C372 190 380 198 380 210V368C380 384 370 392 356 392H124C110 392 100 384 100 368V210C100 198 108 190 120 190Z',
    a,
    pattern,
    b,
  ) +
  stroke('M104 250C190 262 290 262 376 250M104 316C190 328 290 328 376 316', shade(a, 0.28), 4) +
  stroke('M170 190C168 110 312 110 310 190', c, 17) +
  rect(150, 176, 34, 220, 6, pen.fall(c)) +
  rect(296, 176, 34, 220, 6, pen.fall(c)) +
  rect(146, 262, 42, 28, 5, pen.metal(C.brass)) +
  rect(292, 262, 42, 28, 5, pen.metal(C.brass))

const coolBox: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 160) +
  stroke('M118 214C118 110 362 110 362 214', C.iron, 13) +
  rect(90, 232, 300, 156, 18, pen.round(a)) +
  rect(90, 296, 300, 22, 0, b) +
  path('M80 206C80 192 90 184 104 184H376C390 184 400 192 400 206V240H80Z', pen.round(c)) +
  rect(216, 226, 48, 36, 8, pen.metal(C.steel)) +
  circle(110, 360, 7, shade(a, 0.3)) +
  circle(370, 360, 7, shade(a, 0.3))

const firstAid: Drawing = (pen, { a, b, c }) =>
  pen.shadow(240, 388, 140) +
  stroke('M198 176C198 134 282 134 282 176', shade(a, 0.25), 15) +
  path(
    'M106 176H374C388 176 396 186 396 198V366C396 380 386 388 374 388H106C94 388 84 380 84 366V198C84 186 92 176 106 176Z',
    pen.round(a),
  ) +
  rect(84, 232, 312, 7, 0, shade(a, 0.25)) +
  circle(240, 294, 62, b) +
  path('M224 248H256V278H286V310H256V340H224V310H194V278H224Z', c) +
  rect(150, 222, 36, 28, 6, pen.metal(C.steel)) +
  rect(294, 222, 36, 28, 6, pen.metal(C.steel))

export const CAMP = {
  tent,
  sleepingBag,
  sleepingMat,
  campStove,
  campMug,
  cookSet,
  headTorch,
  backpack,
  flask,
  campChair,
  hammock,
  compass,
  pocketKnife,
  picnicBlanket,
  coolBox,
  firstAid,
} satisfies Record<string, Drawing>
