import type { ExtraWords } from '../../card/languages/ExtraWords.js'
import type { BlockSettings } from '../settings.js'
import { toNode } from '../toNode.js'

/** Part of its width by which a row moves, so that a card that was cut is seen whole. */
const STEP = 0.8
/** Browsers round where a row stands, CSS pixels. */
const ROUNDING = 2

/**
 * Gives a row its two buttons, which are there while it is wider than its place.
 *
 * @returns tells the buttons that the row has changed
 */
export function pageRow(section: Element, list: HTMLElement, settings: BlockSettings, words: ExtraWords): () => void {
  const isRtl = getComputedStyle(list).direction === 'rtl'
  const button = (name: 'previous' | 'next') => toNode(['button', name, { type: 'button', 'aria-label': words[name] }])
  const previous = button('previous')
  const next = button('next')
  const nav = toNode(['div', 'nav', isRtl ? { class: 'nav rtl' } : {}])
  nav.append(previous, next)
  list.before(nav)

  const place = () => {
    const { scrollLeft, scrollWidth, clientWidth } = list
    const at = Math.abs(scrollLeft)
    const isRow = settings.layout_ === 'row'
    section.classList.toggle('paged', isRow)
    nav.hidden = !isRow || scrollWidth <= clientWidth + ROUNDING
    // A button that is disabled loses the focus.
    previous.setAttribute('aria-disabled', `${at < ROUNDING}`)
    next.setAttribute('aria-disabled', `${at + clientWidth > scrollWidth - ROUNDING}`)
  }
  const move = (forward: number) => {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const left = forward * (isRtl ? -1 : 1) * STEP * list.clientWidth
    list.scrollBy({ left, behavior: isCalm ? 'auto' : 'smooth' })
  }
  previous.onclick = () => move(-1)
  next.onclick = () => move(1)
  list.addEventListener('scroll', place, { passive: true })
  new ResizeObserver(place).observe(list)
  return place
}
