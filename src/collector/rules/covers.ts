import type { Scope } from './words.js'

/** Whether one scope holds wherever and whenever another does. */
export function covers(wide: Scope, narrow: Scope): boolean {
  const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = wide
  const isLongEnough =
    from <= (narrow.from ?? Number.NEGATIVE_INFINITY) && until >= (narrow.until ?? Number.POSITIVE_INFINITY)
  return isLongEnough && (['sites', 'placements', 'blocks'] as const).every(kind => hasAll(wide[kind], narrow[kind]))
}

/** Whether names are all among others; no list is all names. */
function hasAll(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  return wide === undefined || (narrow?.every(name => wide.includes(name)) ?? false)
}
