// Runs the trials that the words name, or all: `npm run bench -- ingest --json`.
import { readFileSync } from 'node:fs'
import { ingest } from './ingest.js'
import { recommend } from './recommend.js'

const TRIALS = { ingest, recommend }

const words = process.argv.slice(2).filter(word => !word.startsWith('--'))
const json = process.argv.includes('--json')
const seconds = Number(process.argv.find(word => word.startsWith('--seconds='))?.split('=')[1] ?? 10)

const unknown = words.find(word => !Object.hasOwn(TRIALS, word))
if (unknown !== undefined) fail(`There is no trial ${unknown}. Trials: ${Object.keys(TRIALS).join(', ')}.`)
if (!(seconds >= 1 && seconds <= 600)) fail('--seconds=N must be from 1 to 600.')
try {
  readFileSync(new URL('../../dist/cli.js', import.meta.url))
} catch {
  fail('The collector is not built. Run "npm run build" first.')
}

for (const [name, trial] of Object.entries(TRIALS)) {
  if (words.length > 0 && !words.includes(name)) continue
  const figures = { name, ...(await trial(seconds)) }
  if (json) console.log(JSON.stringify(figures))
  else console.table(Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, { value }])))
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
