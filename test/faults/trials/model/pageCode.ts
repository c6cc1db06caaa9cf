import { join } from 'node:path'
import { Script } from 'node:vm'
import { build, type Rollup } from 'vite'
import { ROOT } from '../../../support/process.js'
import type * as PageEntry from './pageEntry.js'

/** Names that the tracker finds in a page. Each tab has its own, so that two of them live in one process. */
const GLOBALS = [
  'window',
  'self',
  'globalThis',
  'document',
  'location',
  'history',
  'navigator',
  'indexedDB',
  'IDBKeyRange',
  'fetch',
  'setTimeout',
  'clearTimeout',
  'addEventListener',
  'performance',
  'Date',
  'crypto',
  'Math',
  'console',
] as const

export type PageGlobals = Record<(typeof GLOBALS)[number], unknown>

/** The code that a page loads, as one script in which `Grapevine` holds the exports of `pageEntry.ts`. */
export async function bundlePage(): Promise<string> {
  const result = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(ROOT, 'test/faults/trials/model/pageEntry.ts'), formats: ['iife'], name: 'Grapevine' },
    },
  })) as Rollup.RollupOutput[]
  return result[0]!.output[0].code
}

/** The tracker's own code, as a function that runs it anew in the page of some tab. */
export async function loadPageCode(): Promise<(globals: PageGlobals) => typeof PageEntry> {
  const script = new Script(`(${GLOBALS.join(', ')}) => { ${await bundlePage()}\nreturn Grapevine }`)
  const run = script.runInThisContext() as (...globals: unknown[]) => typeof PageEntry
  return globals => run(...GLOBALS.map(name => globals[name]))
}
