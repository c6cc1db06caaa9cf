/** The largest multiple of a step that a count reaches. */
export function wholeSteps(count: number, step: number): number {
  return step === 1 ? count : count - (count % step)
}
