const SVG = 'http://www.w3.org/2000/svg'

/** A bunch of grapes, the mark of the inspector. */
export function grapes(): SVGSVGElement {
  const picture = document.createElementNS(SVG, 'svg')
  picture.setAttribute('viewBox', '0 0 18 20')
  picture.setAttribute('fill', 'currentColor')
  picture.setAttribute('aria-hidden', 'true')
  const draw = (tag: string, attributes: Record<string, string>) => {
    const shape = document.createElementNS(SVG, tag)
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value)
    picture.append(shape)
  }
  draw('path', { d: 'M9 6c0-3 1-5 4-5 0 3-1 4-4 5z', opacity: '.6' })
  for (const [cx, cy] of ['3 8', '9 8', '15 8', '6 13', '12 13', '9 17.6'].map(at => at.split(' ')))
    draw('circle', { cx: cx!, cy: cy!, r: '2.6' })
  return picture
}
