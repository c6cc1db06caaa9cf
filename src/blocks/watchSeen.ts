import { IMPRESSION_MS, isSeen } from './isSeen.js'

/** Shares of a block at which the browser tells how much of it is visible: fine enough for blocks of several viewports. */
const STEPS = [...Array(51).keys()].map(step => step / 50)

/** Calls back whenever an element has been seen for one second without a break, in a visible tab. Answers how to stop. */
export function watchSeen(target: Element, onSeen: () => void): () => void {
  let isNow = false
  let timer: ReturnType<typeof setTimeout>
  const check = () => {
    clearTimeout(timer)
    if (isNow && !document.hidden) timer = setTimeout(onSeen, IMPRESSION_MS)
  }
  const observer = new IntersectionObserver(
    entries => {
      const { intersectionRect, boundingClientRect } = entries.pop()!
      const before = isNow
      isNow = isSeen(intersectionRect, boundingClientRect, innerWidth, innerHeight)
      if (isNow !== before) check()
    },
    { threshold: STEPS },
  )
  observer.observe(target)
  document.addEventListener('visibilitychange', check)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    document.removeEventListener('visibilitychange', check)
  }
}
