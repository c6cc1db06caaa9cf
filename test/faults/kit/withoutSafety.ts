import { preload } from './preload.js'

/** Safeties of the collector that a negative control can take away. */
export type CollectorSafety = 'sync' | 'dedupe' | 'commit'

/** Options for Node with which the collector runs without a safety; none where it keeps all. */
export const withoutSafety = (safety: string | undefined): string[] =>
  safety === undefined ? [] : preload('unsafe.js', { without: safety })
