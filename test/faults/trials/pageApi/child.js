// A process of its own for the calls: it is the page, whose globals are the stubs of `startPage.ts`.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'
import { ROOT } from '../../../support/process.js'

const [calls, seed, without] = process.argv.slice(2)
const { module } = await runnerImport(join(ROOT, 'test/faults/trials/pageApi/callPages.ts'), {
  root: ROOT,
  configFile: false,
  logLevel: 'error',
})
const { createTracker } = await import(pathToFileURL(join(ROOT, 'dist/index.js')).href)
const finding = await module.callPages(Number(calls), seed, createTracker, without || undefined)
process.stdout.write(JSON.stringify(finding), () => process.exit(0))
