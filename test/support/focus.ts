import type { Page } from '@playwright/test'

/** What has the focus of a page, inside of open shadow roots too. */
export interface Focus {
  /** Role or tag, and what names it; empty where nothing has the focus. */
  name: string
  /** Type of the block that it stands in. */
  block: string | undefined
  /** Place in the order of the page, shadow roots where their hosts are. */
  place: number
  /** Left and top edge on the page, px. */
  at: [left: number, top: number]
  /** Whether an outline is drawn around it, or around the label that it stands in. */
  isMarked: boolean
  /** Whether a part of it is on screen and nothing stands in front of that. */
  isShown: boolean
}

export const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const inside = (
      root: Document | ShadowRoot,
      pick: (root: Document | ShadowRoot) => Element | null,
    ): Element | null => {
      const found = pick(root)
      return found?.shadowRoot && pick(found.shadowRoot) ? inside(found.shadowRoot, pick) : found
    }
    const parentOf = (element: Element): Element | undefined =>
      element.parentElement ?? (element.getRootNode() as ShadowRoot).host
    const isIn = (element: Element | undefined | null, outer: Element): boolean =>
      !!element && (element === outer || isIn(parentOf(element), outer))
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap(one => (one.shadowRoot ? [one, ...all(one.shadowRoot)] : one))

    const element = inside(document, root => root.activeElement)
    if (!element || element === document.body)
      return { name: '', block: undefined, place: 0, at: [0, 0], isMarked: true, isShown: true }
    const isOutlined = (one: Element | null) => {
      const { outlineStyle, outlineWidth } = one ? getComputedStyle(one) : { outlineStyle: 'none', outlineWidth: '0' }
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
    }
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const shares = [0.1, 0.5, 0.9]
    const isShown = shares.some(x =>
      shares.some(y => {
        const [px, py] = [left + x * (right - left), top + y * (bottom - top)]
        return isIn(
          inside(document, root => root.elementFromPoint(px, py)),
          element,
        )
      }),
    )
    const text =
      element.getAttribute('aria-label') ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent ??
      ''
    return {
      name: `${element.localName} ${text.replace(/\s+/g, ' ').trim()}`,
      block:
        ((element.getRootNode() as ShadowRoot).host ?? element).closest('grapevine-block')?.getAttribute('type') ??
        undefined,
      place: all(document).indexOf(element),
      at: [left + scrollX, top + scrollY],
      isMarked: isOutlined(element) || isOutlined(element.closest('label')),
      isShown,
    }
  })

/** Presses a key until what has the focus is the one that is looked for; answers all that had it on the way. */
export const press = async (
  page: Page,
  key: 'Tab' | 'Shift+Tab',
  isIt: (focus: Focus) => boolean,
): Promise<Focus[]> => {
  const way: Focus[] = []
  for (let pressed = 0; pressed < 300; pressed++) {
    await page.keyboard.press(key)
    const focus = await focusOf(page)
    way.push(focus)
    if (isIt(focus)) return way
  }
  throw new Error(`${key} does not lead there, but to:\n${way.map(({ name }) => name).join('\n')}`)
}
