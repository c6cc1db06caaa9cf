import { COLOURS, type ColourName } from './colours.js'
import { DRAWINGS, type DrawingName } from './drawings/index.js'
import type { PatternName } from './patterns.js'
import { createPen } from './pen.js'
import { type Backdrop, drawScene, type Paper } from './scene.js'
import { group } from './shapes.js'

/** What a product's picture shows. */
export interface Picture {
  drawing: DrawingName
  /** Main colour, second colour, accent. */
  colours: readonly [ColourName, ColourName, ColourName]
  pattern?: PatternName
  paper: Paper
  backdrop: Backdrop
}

/** An SVG file of 480 by 480. The seed, a product id, moves the scene a little, so that no two pictures are quite alike. */
export function drawPicture(picture: Picture, seed: string, title: string): string {
  const pen = createPen(seed)
  const [a, b, c] = picture.colours
  const scene = drawScene(pen, picture.paper, picture.backdrop)
  const thing = DRAWINGS[picture.drawing](pen, {
    a: COLOURS[a],
    b: COLOURS[b],
    c: COLOURS[c],
    ...(picture.pattern && { pattern: picture.pattern }),
  })
  const body = scene + group(`translate(${Math.round(pen.between(-6, 6))} 4)`, thing)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" role="img"><title>${escapeText(title)}</title>${pen.defs()}${body}</svg>`
}

const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
