import { element } from './element.js'

/** The outline of a block on the page. */
export interface Outline {
  frame: HTMLElement
  /** Scrolls to a block and outlines it; a second time takes the outline away. */
  point(block: Element, name: string): void
  stop(): void
}

/** Makes an outline, which follows its block while the page scrolls. */
export function createOutline(): Outline {
  const name = element('b')
  const frame = element('div', { class: 'frame', hidden: true }, name)
  let shown: Element | undefined
  const follow = () => {
    // A block that shows nothing has no place.
    frame.hidden = !shown?.getClientRects().length
    if (frame.hidden) return
    const { left, top, width, height } = shown!.getBoundingClientRect()
    const { style } = frame
    const from = Math.max(2, left - 6)
    style.left = `${from}px`
    style.top = `${top - 6}px`
    style.width = `${Math.min(left + width + 6, document.documentElement.clientWidth - 2) - from}px`
    style.height = `${Math.max(28, height + 12)}px`
    requestAnimationFrame(follow)
  }
  return {
    frame,
    point(block, text) {
      if (shown === block) {
        shown = undefined
        return
      }
      const isRunning = !frame.hidden
      shown = block
      name.textContent = text
      block.scrollIntoView({
        // On a phone the panel covers what is below.
        block: matchMedia('(max-width:560px)').matches ? 'start' : 'center',
        behavior: matchMedia('(prefers-reduced-motion:reduce)').matches ? 'auto' : 'smooth',
      })
      if (!isRunning) follow()
    },
    stop() {
      shown = undefined
    },
  }
}
