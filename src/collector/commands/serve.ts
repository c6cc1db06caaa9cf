import { join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CollectorOptions } from '../CollectorOptions.js'
import { isLeftUnchecked } from '../database/checkFile.js'
import { DAMAGED_STATUS } from '../database/DamagedError.js'
import { MOST_ORDER_KEYS } from '../ingest/orderKeys.js'
import { OperatorError } from '../OperatorError.js'
import { startCollector } from '../startCollector.js'
import { checkBeside } from './checkBeside.js'
import { ListOption } from './ListOption.js'
import { readSite, readWhole } from './optionReaders.js'

interface ServeOptions {
  data: string
  port: number
  host: string
  minSupport: number
  publishEvery: number
  learnFromBots?: true
  perNetwork: number
  keepDays: number
  keepLearnedDays: number
  maxAge: number
  token?: string
  orderKey?: string[]
  rules?: string
  assets?: string
  logLevel: string
}

/** `grapevine serve`: the collector in the foreground, until SIGTERM or SIGINT. */
export function addServe(program: Command): void {
  const sites: string[] = []
  const origins: Record<string, string[]> = {}
  const proxies: string[] = []
  program
    .command('serve')
    .description('Receive events and answer recommendations.')
    .requiredOption('--data <dir>', 'data directory; made when it is missing')
    .option('--port <n>', 'port; 0 picks a free one', readWhole(0, 65_535), 8765)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addOption(
      new ListOption(
        '--site <key>',
        'site to serve; may be repeated (default: every site in the data, or demo)',
      ).argParser((key: string) => {
        sites.push(readSite(key))
      }),
    )
    .addOption(
      new ListOption(
        '--origin <url>',
        'origin whose pages may use the site named before it, or all sites; may be repeated (default: any)',
      ).argParser((url: string) => {
        const site = sites.at(-1) ?? ''
        origins[site] = [...(origins[site] ?? []), parseOrigin(url)]
      }),
    )
    .option('--min-support <n>', 'distinct visitors behind a pair before it is shown', readWhole(1, 1_000), 3)
    .option(
      '--publish-every <s>',
      'seconds between changes of the lists, which then also need five visitors who did something new, and count pairs in steps of five (--min-support if that is more); 0 is at once',
      readWhole(0, 86_400),
      0,
    )
    .option(
      '--learn-from-bots',
      'learn from crawlers and browsers without windows too, for tests; otherwise they are counted and move no list',
    )
    .option(
      '--per-network <n>',
      'visitors of one network (/24, of IPv6 /48) that may stand behind a product, or 2 % of its visitors if that is more; what further ones do with it is counted and moves no list; 0 learns from all',
      readWhole(0, 1_000_000),
      2,
    )
    .option(
      '--keep-days <n>',
      'days that events are kept after their receipt, at least 35; what is older is deleted and stays in the books as expired; 0 is for ever',
      readWhole(0, 36_500),
      90,
    )
    .option(
      '--keep-learned-days <n>',
      'the same of what lists are learned from: looks at products, orders and returns; lists look back a year',
      readWhole(0, 36_500),
      400,
    )
    .addOption(
      new ListOption(
        '--proxy <address>',
        'address or network (10.0.0.0/8) of a proxy that tells in X-Forwarded-For who asks; may be repeated (those on this machine always are)',
      ).argParser((address: string) => {
        proxies.push(address)
      }),
    )
    .option('--max-age <s>', 'seconds that caches may keep recommendations', readWhole(0, 86_400), 60)
    .addOption(
      new Option(
        '--token <text>',
        'asked for, as "Authorization: Bearer", by /metrics, /v1/health, /v1/catalog, /v1/erase and explain=rules, and marks what the shop\'s own server sends (default: none; /metrics answers this machine only, nobody is erased, and /v1/catalog changes nothing)',
      )
        .env('GRAPEVINE_TOKEN')
        .argParser(readToken),
    )
    .addOption(
      new ListOption(
        '--order-key <text>',
        "key of the shop's server: only orders and returns that it has signed, or sent with the token, move lists; while it is changed give the new one and the old one, in the variable with a space between (default: all do)",
      )
        .env('GRAPEVINE_ORDER_KEY')
        .argParser(readOrderKeys),
    )
    .option(
      '--rules <file>',
      "merchant's rules, pauses, experiments and targets, checked at the start and read again when the file changes or on SIGHUP",
    )
    .option('--assets <dir>', 'folder of the built tag (default: the one in this package)')
    .addOption(
      new Option('--log-level <level>', 'what to write to stderr')
        .choices(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
        .default('warn'),
    )
    .addHelpText('after', '\nPrints {"listening":"http://…"} when it is ready. Stop it with SIGTERM or Ctrl+C.')
    .action(async (options: ServeOptions) => {
      const { '': everywhere, ...bySite } = origins
      if (everywhere !== undefined && sites.length > 0) {
        throw new OperatorError('Write each --origin after the --site that it belongs to.')
      }
      await run({
        ...options,
        ...(sites.length === 0 ? {} : { sites }),
        origins: everywhere ?? bySite,
        proxies,
      })
    })
}

/** What comes of a check that goes on after the start. */
const CHECKED = {
  damaged(message: string) {
    process.stderr.write(`${message}\n`)
    process.exit(DAMAGED_STATUS)
  },
  unknown(message: string) {
    process.stderr.write(`The data could not be checked: ${message}. Run "grapevine check" to see why.\n`)
  },
}

async function run(options: CollectorOptions): Promise<void> {
  const fail = (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  }
  process.once('uncaughtException', fail)
  process.once('unhandledRejection', fail)
  const isUnchecked = isLeftUnchecked(join(options.data, 'grapevine.db'))
  const collector = await startCollector({
    ...options,
    onFatal: error => {
      process.stderr.write(
        `The disk failed (${error.message}). Stopping, so that a restart reads what is really there.\n`,
      )
      // Not at once: what waits for an answer hears first that nothing was counted.
      setTimeout(() => process.exit(1), 100)
    },
  })
  const stopChecking = isUnchecked ? checkBeside(process.argv[1]!, options.data, CHECKED) : () => {}
  const stop = () => {
    stopChecking()
    collector.close().then(() => process.exit(0), fail)
  }
  if (options.rules !== undefined) process.on('SIGHUP', () => collector.reloadRules())
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.stdout.write(`${JSON.stringify({ listening: collector.url })}\n`)
}

function readToken(value: string): string {
  if (!/^[!-~]{16,256}$/.test(value)) {
    throw new InvalidArgumentError('It must have 16 to 256 characters, without spaces.')
  }
  return value
}

/** One key or, with a space between, two, behind those that were given before. */
function readOrderKeys(value: string, before: string[] = []): string[] {
  const keys = [...before, ...value.trim().split(/\s+/).map(readToken)]
  if (keys.length > MOST_ORDER_KEYS) {
    throw new InvalidArgumentError(`Give ${MOST_ORDER_KEYS} at most, the new one and the old one.`)
  }
  return keys
}

function parseOrigin(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || !['', '/'].includes(url.pathname) || url.search !== '') {
    throw new InvalidArgumentError('It must be an origin such as https://shop.example, without a path.')
  }
  return url.origin
}
