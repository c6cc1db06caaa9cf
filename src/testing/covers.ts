/** Stands in a pattern for anything that is there and not empty. */
export const PRESENT = '…'

/** Whether a value has all that a pattern names: fields that are left out may be anything, lists must agree in length. */
export function covers(pattern: unknown, value: unknown): boolean {
  if (pattern === PRESENT) return isPresent(value)
  if (Array.isArray(pattern))
    return Array.isArray(value) && pattern.length === value.length && pattern.every((one, i) => covers(one, value[i]))
  if (pattern !== null && typeof pattern === 'object')
    return (
      value !== null &&
      typeof value === 'object' &&
      Object.entries(pattern).every(([key, one]) => covers(one, (value as Record<string, unknown>)[key]))
    )
  return Object.is(pattern, value)
}

const isPresent = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
