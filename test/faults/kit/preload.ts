import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../../support/process.js'

/** Options for Node with which it runs a file of this folder first; the file reads `query` from its own address. */
export function preload(file: string, query: Readonly<Record<string, string | number>> = {}): string[] {
  const address = pathToFileURL(join(ROOT, 'test/faults/kit', file))
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value))
  return ['--import', address.href]
}
