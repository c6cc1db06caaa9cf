import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../../support/process.js'

/** Safeties of the collector that a negative control can take away. */
export type CollectorSafety = 'sync' | 'dedupe' | 'commit'

/** Options for Node with which the collector runs without a safety; none where it keeps all. */
export function withoutSafety(safety: string | undefined): string[] {
  if (safety === undefined) return []
  return ['--import', `${pathToFileURL(join(ROOT, 'test/faults/kit/unsafe.js'))}?without=${safety}`]
}
