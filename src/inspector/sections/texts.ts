/** 9.3.2026, 14:03:07 as 14:03:07. */
export const clock = (at: number): string => new Date(at).toTimeString().slice(0, 8)

/** Ids are long: their beginning tells them apart. */
export const short = (id: string | null | undefined): string =>
  id && id.length > 18 ? `${id.slice(0, 14)}…` : (id ?? '–')

/** `1 event`, `2 events`. */
export const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`

/** ms as `84 ms` or `5.0 s`. */
export const span = (ms: number): string =>
  ms < 1000 ? `${Math.max(0, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`
