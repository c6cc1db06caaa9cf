// A process of its own for the inputs, whose memory is measured and whose built-in functions may be tampered with.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from '../../../support/process.js'

const [inputs, seed] = process.argv.slice(2)
const { module } = await runnerImport(join(ROOT, 'test/faults/trials/fuzz/inProcess.ts'), {
  root: ROOT,
  configFile: false,
  logLevel: 'error',
})
const finding = await module.fuzzInProcess(Number(inputs), seed)
process.stdout.write(JSON.stringify(finding), () => process.exit(0))
