/** With steps of three, who watches the lists still finds out more than a guess; see `bench -- inference`. */
const LEAST = 5

/** Visitors behind each change of a pair where lists are published on a cadence. */
export function publishedStep(minSupport: number): number {
  return Math.max(LEAST, Math.ceil(minSupport))
}
