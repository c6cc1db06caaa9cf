import type { CollectorOptions } from './CollectorOptions.js'
import type { Collector } from './createCollector.js'
import { explainMissing } from './explainMissing.js'

/**
 * Opens a data directory, learns what is in it, and serves it. What this needs is loaded only now, since it may be missing where only
 * pages are built.
 * @throws {OperatorError} with one sentence that says what to do, when the directory or the port cannot be used or a package is missing
 */
export async function startCollector(options: CollectorOptions): Promise<Collector> {
  const { createCollector } = await import('./createCollector.js').catch(error => {
    throw explainMissing(error)
  })
  return createCollector(options)
}
