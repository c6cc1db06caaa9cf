/** Width and height, CSS pixels. */
export interface Size {
  width: number
  height: number
}

/** How long a block must be seen to count as an impression, ms. */
export const IMPRESSION_MS = 1000

/** Whether enough of a block is visible: half of it or, where it is larger than the viewport, half of what fits into that. */
export function isSeen(visible: Size, block: Size, width: number, height: number): boolean {
  const most = Math.min(block.width, width) * Math.min(block.height, height)
  // The tolerance is for sizes that browsers round to device pixels.
  return most > 0 && visible.width * visible.height >= most * 0.498
}
