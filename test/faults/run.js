import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from '../support/process.js'

/** `npm run faults`: the harness is TypeScript that is run as it stands, against the built files in `dist`. */
const { module } = await runnerImport(join(ROOT, 'test/faults/main.ts'), {
  root: ROOT,
  configFile: false,
  logLevel: 'error',
})
// At once: threads of the bundler have been seen to keep an orderly end from ever coming.
process.exit(await module.main(process.argv.slice(2)))
