import type { RecommendedBlock } from '../protocol/recommendations.js'

/** What a page notes for the check, under `Symbol.for('grapevine verify')`. */
export interface PageNotes {
  /** What each block has drawn last. */
  blocks: Map<
    Element,
    { type: string; items: string[]; at: number; recommendationId?: string; answer?: RecommendedBlock }
  >
  /** Layout shifts that moved what stands under a block in the frame in which it became higher or lower. */
  shifts: number[]
  /** Violations of the content policy: what was blocked, and whose code it was. */
  violations: { directive: string; blocked: string; source: string }[]
  /** Problems that the tracker told. */
  problems: { code: string; detail?: string }[]
}

export interface PageScriptOptions {
  /** Description of the symbol under which the tracker of this page stands, once it is known. */
  key?: string | undefined
  /** The name in the storage of the shop under which copies stand that leave with a page, a line each. */
  copies: string
  /** Whether such copies stay here. */
  isDry: boolean
}

/**
 * Runs in each page before its own scripts. The browser lets nobody see requests that outlive their page, and hears nothing more of
 * one that is being left, so the copies that these carry are put aside where the next page finds them. Must stand alone: it travels as text.
 */
export function pageScript({ key, copies, isDry }: PageScriptOptions): void {
  const page = window as unknown as Record<string | symbol, unknown>
  const notes: PageNotes = { blocks: new Map(), shifts: [], violations: [], problems: [] }
  page[Symbol.for('grapevine verify')] = notes

  const send = window.fetch
  window.fetch = (input, init) => {
    const url = typeof input === 'object' && 'url' in input ? input.url : `${input}`
    if (init?.keepalive && /\/v1\/events(\?|$)/.test(url)) {
      try {
        localStorage.setItem(copies, `${localStorage.getItem(copies) ?? ''}${init.body}\n`)
      } catch {
        // Without storage the copy is lost, and the next page sends the event itself.
      }
      if (isDry) return new Promise(() => {})
    }
    return send.call(window, input, init)
  }

  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    notes.violations.push({ directive: effectiveDirective, blocked: blockedURI, source: sourceFile })
  })

  for (const name of ['grapevine:rendered', 'grapevine:empty'])
    addEventListener(name, event => {
      const { detail } = event as CustomEvent
      notes.blocks.set(event.target as Element, { ...detail, at: Date.now() })
    })

  /** When a block became higher or lower, by the time of the page, ms. */
  const resizes: { block: Element; at: number }[] = []
  const heights = new WeakMap<Element, number>()
  const sizes = new ResizeObserver(entries => {
    for (const { target, contentRect } of entries) {
      const { height } = contentRect
      if (Math.abs(height - (heights.get(target) ?? 0)) >= 1) resizes.push({ block: target, at: performance.now() })
      heights.set(target, height)
    }
  })
  new MutationObserver(() => {
    for (const block of document.querySelectorAll('grapevine-block')) sizes.observe(block)
  }).observe(document, { childList: true, subtree: true })
  /** A frame, and a slow machine, ms. */
  const near = 100
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources?: { node?: Node }[] }
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    new PerformanceObserver(list => {
      for (const { value, startTime, hadRecentInput, sources = [] } of list.getEntries() as Shift[]) {
        const isOurs = resizes.some(
          ({ block, at }) =>
            Math.abs(at - startTime) < near &&
            sources.some(({ node }) => node && block.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING),
        )
        if (isOurs && !hadRecentInput) notes.shifts.push(value)
      }
    }).observe({ type: 'layout-shift', buffered: true })

  if (key === undefined) return
  // The tracker registers itself before it does anything else: so none of its problems is missed.
  let tracker: { on(name: string, listener: (problem: PageNotes['problems'][number]) => void): void } | undefined
  Object.defineProperty(window, Symbol.for(key), {
    configurable: true,
    get: () => tracker,
    set(value) {
      tracker = value
      tracker?.on('problem', problem => notes.problems.push(problem))
    },
  })
}
