import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createCollector } from 'grapevine-sdk/collector'
import { freePort } from './server/freePort.js'
import { prepareData } from './server/prepareData.js'
import { PROJECT_ROOT } from './server/projectRoot.js'
import { readAffinities } from './server/shopData.js'
import { startShop } from './server/startShop.js'

const SITE = 'demo'

const HELP = `The demo shop with its own collector.

  npm start -- [options]

  --data DIR             where the collector keeps its data (default: .grapevine in the project)
  --rules FILE           rules and targets of the blocks (default: demo/rules.json); saved, they are in force
  --port N               port of the shop (default: 4400, another one when it is taken)
  --collector-port N     port of the collector (default: 4401, another one when it is taken)
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join(PROJECT_ROOT, '.grapevine') },
      rules: { type: 'string', default: join(PROJECT_ROOT, 'demo/rules.json') },
      port: { type: 'string', default: '4400' },
      'collector-port': { type: 'string', default: '4401' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return void process.stdout.write(HELP)
  const data = resolve(values.data)
  const ports = { collector: portOf('collector-port', values['collector-port']), shop: portOf('port', values.port) }
  await prepareData(data, SITE, say)

  // A threshold of two lets one person see a recommendation change; answers are not kept, so that it is seen at once.
  const collector = await createCollector({
    data,
    sites: [SITE],
    port: await openPort(ports.collector),
    minSupport: 2,
    maxAge: 0,
    rules: resolve(values.rules),
    // Whoever checks the shop with a browser without windows is to see what it changes.
    learnFromBots: true,
    onFatal: error => {
      say(`The disk failed (${error.message}). Start again to read what is really there.`)
      process.exit(1)
    },
  })
  const shop = await startShop({ port: await openPort(ports.shop), collector: collector.url, site: SITE })

  const stop = async () => {
    await shop.close()
    await collector.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  const [first, second] = readAffinities().nearly[0] ?? []
  say(`
  The shop               ${shop.url}/
  as a single-page app   ${shop.url}/app/
  The books, live        ${shop.url}/books
  Collector health       ${collector.url}/v1/health

  Try this: open ${shop.url}/p/${first} and press "Allow"; put it and
  ${shop.url}/p/${second} into the cart, check out, place the order,
  then "Look at it as another shopper": the other is now in "Others also bought".

  Ctrl+C stops both.`)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function portOf(option: string, wanted: string): number {
  const port = Number(wanted)
  if (!/^\d+$/.test(wanted) || port > 65_535) throw new Error(`--${option} must be a number from 0 to 65535.`)
  return port
}

async function openPort(port: number): Promise<number> {
  const free = await freePort(port)
  if (port !== 0 && free !== port) say(`Port ${port} is taken, so ${free} is used.`)
  return free
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
