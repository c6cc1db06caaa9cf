/**
 * Margins and gaps around a block, which come and go with it, and what a thumb scrolls until the change is on screen, are thought to
 * be at most this high, CSS pixels.
 */
const AROUND = 240

/**
 * The room rule, which keeps the layout shift at 0: a block takes its room once, with its skeleton. Later it becomes
 * smaller, hides, or comes back only while nothing on screen moves by it, that is while all that stands under it is below the
 * viewport before and after the change. Until then a smaller block keeps its room blank, and a hidden one stays hidden. A
 * block above the viewport waits as well, for not every browser holds the page still then.
 *
 * @param top Where the block begins, from the top of the viewport.
 * @param taken Its height before the change.
 * @param wanted Its height after the change; 0 for a hidden block.
 * @param viewport Height of the viewport. All in CSS pixels.
 */
export function isStill(top: number, taken: number, wanted: number, viewport: number): boolean {
  return Math.abs(taken - wanted) < 1 || top + Math.min(taken, wanted) >= viewport + AROUND
}
