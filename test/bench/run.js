// Runs the trials that the words name, or those that need nothing from elsewhere: `npm run bench -- ingest --json`.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { deliveryPeers } from './deliveryPeers.js'
import { draw } from './draw.js'
import { erase } from './erase.js'
import { inference } from './inference.js'
import { ingest } from './ingest.js'
import { manipulation } from './manipulation.js'
import { model } from './model.js'
import { pagePeers } from './pagePeers.js'
import { quality } from './quality.js'
import { recommend } from './recommend.js'
import { settings } from './settings.js'

const TRIALS = {
  ingest: ({ seconds }) => ingest(seconds),
  recommend: async ({ seconds, learned, products }) => [...(await recommend(seconds)), await model(learned, products)],
  erase: ({ learned }) => erase(learned),
  draw,
  'delivery-peers': deliveryPeers,
  'page-peers': pagePeers,
  quality,
  inference,
  manipulation,
  settings: ({ rounds }) => settings(rounds),
}
/** These drive a browser, install packages of others, need data that is not part of the project, or take very long: only by name. */
const BY_NAME = ['draw', 'delivery-peers', 'page-peers', 'quality', 'inference', 'manipulation', 'settings']

const { values, positionals } = read()
const options = {
  seconds: number('seconds', 10, 1, 600),
  events: number('events', 1000, 1, 100_000_000),
  learned: number('events', 1_000_000, 1, 100_000_000),
  products: number('products', 10_000, 100, 10_000_000),
  rounds: number('rounds', 2, 1, 10),
  draws: number('rounds', 9, 1, 10),
  peers: values.peers?.split(',') ?? [],
}
const unknown = positionals.find(word => !Object.hasOwn(TRIALS, word))
if (unknown !== undefined) fail(`There is no trial ${unknown}. Trials: ${Object.keys(TRIALS).join(', ')}.`)
if (!existsSync(new URL('../../dist/cli.js', import.meta.url)))
  fail('The collector is not built. Run "npm run build" first.')

for (const [name, trial] of Object.entries(TRIALS)) {
  if (positionals.length > 0 ? !positionals.includes(name) : BY_NAME.includes(name)) continue
  const rows = [await trial(options)].flat().map(figures => ({ name, ...figures }))
  if (values.json) for (const row of rows) console.log(JSON.stringify(row))
  else
    for (const row of rows)
      console.table(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, { value }])))
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        seconds: { type: 'string' },
        events: { type: 'string' },
        products: { type: 'string' },
        rounds: { type: 'string' },
        peers: { type: 'string' },
      },
    })
  } catch (error) {
    return fail(error.message)
  }
}

function number(name, otherwise, least, most) {
  const value = Number(values[name] ?? otherwise)
  if (!(value >= least && value <= most)) fail(`--${name}=N must be from ${least} to ${most}.`)
  return value
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
