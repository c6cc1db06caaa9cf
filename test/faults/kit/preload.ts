import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../../support/process.js'

/** Options for Node with which it runs a file of this folder first; `without` names what a negative control takes away. */
export function preload(file: string, without?: string): string[] {
  const address = pathToFileURL(join(ROOT, 'test/faults/kit', file)).href
  return ['--import', without === undefined ? address : `${address}?without=${without}`]
}
