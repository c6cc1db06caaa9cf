// Loaded before a program: its wall clock then jumps by years, forth and back.
const YEAR_MS = 365.25 * 86_400_000
const JUMPS = [0, 1, -1, 10, -10]
const EACH_MS = 500

const Real = Date
const start = performance.now()
const jump = () => JUMPS[Math.floor((performance.now() - start) / EACH_MS) % JUMPS.length] * YEAR_MS

globalThis.Date = class extends Real {
  constructor(...args) {
    super(...(args.length > 0 ? args : [Real.now() + jump()]))
  }

  static now() {
    return Real.now() + jump()
  }
}
