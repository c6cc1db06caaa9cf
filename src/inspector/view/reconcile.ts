/** One row of a section. */
export interface Entry {
  key: string
  /** The row is made anew when this changes. */
  sign: string
  make(): HTMLElement
}

const made = new WeakMap<Element, Entry>()
const controls = (row: Element) => [...row.querySelectorAll<HTMLElement>('summary,button,a')]

/**
 * Brings the rows of a section up to date. What has not changed stays the same element, what was opened stays open, and the
 * keyboard stays where it was.
 */
export function reconcile(container: Element, entries: readonly Entry[]): void {
  const before = [...container.children]
  const focus = (container.getRootNode() as ShadowRoot).activeElement
  let next: HTMLElement | undefined
  const rows = entries.map(entry => {
    const old = before.find(row => made.get(row)?.key === entry.key)
    if (old && made.get(old)?.sign === entry.sign) return old as HTMLElement
    const row = entry.make()
    made.set(row, entry)
    const opened = old?.querySelectorAll('details')
    row.querySelectorAll('details').forEach((details, i) => {
      details.open ||= opened?.[i]?.open ?? false
    })
    if (old && focus && old.contains(focus)) next = controls(row)[controls(old).indexOf(focus as HTMLElement)]
    return row
  })
  for (const row of before) if (!rows.includes(row as HTMLElement)) row.remove()
  rows.forEach((row, i) => {
    if (container.children[i] !== row) container.insertBefore(row, container.children[i] ?? null)
  })
  next?.focus()
}
