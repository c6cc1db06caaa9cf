import { performance } from 'node:perf_hooks'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { BlockType } from '../../protocol/block.js'
import { createRecommender } from '../../recommender/createRecommender.js'
import { DEFAULTS } from '../../recommender/defaults.js'
import type { Recommender } from '../../recommender/Recommender.js'
import type { RecommenderOptions } from '../../recommender/RecommenderOptions.js'
import { createRandom } from '../../simulator/createRandom.js'
import { FORMATS, type FormatName } from '../evaluate/formats.js'
import { onDevice } from '../evaluate/onDevice.js'
import { Popularity } from '../evaluate/Popularity.js'
import type { Question } from '../evaluate/Question.js'
import { type ScoreOptions, type Scores, scoreLists } from '../evaluate/scoreLists.js'
import { splitLog } from '../evaluate/splitLog.js'
import { textLines } from '../evaluate/textLines.js'
import { openTextFile } from '../import/openTextFile.js'
import { LEARNED } from '../log/learnedNames.js'
import { leastNeighbors } from '../model/leastNeighbors.js'
import { OperatorError } from '../OperatorError.js'
import { openStore } from '../openStore.js'
import { ListOption } from './ListOption.js'

interface Options {
  train?: string
  test?: string
  format?: FormatName
  data?: string
  site?: string
  strategy?: BlockType
  mode: 'collector' | 'device'
  protocol: ScoreOptions['protocol']
  set: RecommenderOptions
  seed: string
  json?: true
}

interface Measured extends Scores {
  /** Products of a list. */
  cut: number
  /** Products that were learned. */
  products: number
  isBaskets: boolean
  buildSeconds: number
  indexBytes: number
}

/** Lists that can be measured. */
const STRATEGIES: readonly BlockType[] = ['for-you', 'also-viewed', 'also-bought', 'bestsellers']

/** Length of a list, as the literature measures it. */
const CUT = { views: 20, baskets: 10 } as const

/** Questions from which on the share is known to some five hundredths. */
const ENOUGH = 400

const HELP = `
Formats: sessions (training: one session a line, oldest first; test: known products TAB next product), tsv (SessionId, ItemId and
Time in seconds, between TABs, under a line that names them), baskets (one basket a line, products between commas; one product of
each test basket of 2 to 40 is hidden). Files may be gzip.

Protocols: shop (what the shopper has seen already is not recommended, and does not count) and published (it is, and does).

With --data and --site the first nine tenths of the shop's own sessions are learned from, and the rest is foretold.

The last line of the output is JSON: hr20 and mrr20 (hit rate and mean reciprocal rank of 20 products; of 10 with baskets), coverage20
(share of the products that were recommended at all), popularity (mean share of the sessions or baskets that have a recommended
product), pairs (questions), p50_us, p90_us, p99_us (one answer), build_s, index_bytes.`

/** Adds `grapevine evaluate`: how good the lists are, by the code that serves them. */
export function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('Measure how good the recommendations are.')
    .option('--train <file>', 'what is learned from')
    .option('--test <file>', 'what is foretold')
    .addOption(new Option('--format <name>', 'how both files are written').choices(Object.keys(FORMATS)))
    .option('--data <dir>', "data directory: measure on a shop's own log")
    .option('--site <key>', 'site key')
    .addOption(new Option('--strategy <name>', 'list (default: for-you; of baskets also-bought)').choices(STRATEGIES))
    .addOption(
      new Option('--mode <name>', 'where for-you is ranked').choices(['collector', 'device']).default('collector'),
    )
    .addOption(new Option('--protocol <name>', 'what counts').choices(['shop', 'published']).default('shop'))
    .addOption(
      new ListOption('--set <name=value>', 'a setting of the recommender; may be repeated')
        .argParser(readSetting)
        .default({}),
    )
    .option('--seed <text>', 'what determines the hidden products of baskets', '1')
    .option('--json', 'print the figures as JSON alone')
    .addHelpText('after', HELP)
    .action(run)
}

async function run(options: Options): Promise<void> {
  const { data, train, test, format, mode, strategy } = options
  if (data !== undefined && (train ?? test ?? format) !== undefined) {
    throw new OperatorError('Give either --train, --test and --format, or --data and --site.')
  }
  if (mode === 'device' && (format === 'baskets' || (strategy ?? 'for-you') !== 'for-you')) {
    throw new OperatorError('Only for-you can be ranked on the device: leave --mode out.')
  }
  const measured = await (data === undefined ? measureFiles(options) : measureShop(data, options))
  const warning = warningOf(measured)
  if (warning) process.stderr.write(`${warning}\n`)
  if (!options.json) process.stdout.write(`${inWords(measured)}\n`)
  process.stdout.write(`${JSON.stringify(figures(measured))}\n`)
}

async function measureFiles({ train, test, format, strategy, mode, protocol, set, seed }: Options): Promise<Measured> {
  if (train === undefined || test === undefined || format === undefined) {
    throw new OperatorError('Give --train, --test and --format, or --data and --site.')
  }
  const { learn, ask } = FORMATS[format]
  const recommender = open(set)
  const popularity = new Popularity()
  let busy = 0
  await withLines(train, async lines => {
    for await (const fact of learn(lines)) {
      const before = performance.now()
      recommender.add(fact)
      busy += performance.now() - before
      popularity.add(fact)
    }
  })
  if (popularity.products === 0) throw new OperatorError(`There is nothing to learn from in ${train}.`)
  const questions: Question[] = []
  const random = createRandom(seed)
  await withLines(test, async lines => {
    for await (const question of ask(lines, random.next)) questions.push(question)
  })
  const isBaskets = format === 'baskets'
  const cut = isBaskets ? CUT.baskets : CUT.views
  const type = strategy ?? (isBaskets ? 'also-bought' : 'for-you')
  return { ...measure(recommender, popularity, questions, { type, cut, protocol, mode }, busy), isBaskets }
}

async function measureShop(data: string, { site, strategy, mode, protocol, set }: Options): Promise<Measured> {
  const store = openStore(data, { readonly: true })
  try {
    const known = store.sites.keys()
    if (site === undefined || !known.includes(site)) {
      throw new OperatorError(`Give --site; sites in ${data}: ${known.join(', ') || 'none'}.`)
    }
    const { facts, questions } = splitLog(() => store.log.read({ site, names: LEARNED }))
    if (questions.length === 0) {
      throw new OperatorError(
        `There is nothing to foretell: in the newest tenth of the sessions of ${site} nobody looked at two products. Imported orders have no sessions.`,
      )
    }
    // As the collector would answer.
    const neighborSupport = leastNeighbors(set.minSupport ?? DEFAULTS.minSupport)
    const recommender = open({ neighborSupport, ...set })
    const popularity = new Popularity()
    const before = performance.now()
    for (const fact of facts) {
      recommender.add(fact)
      popularity.add(fact)
    }
    const options = { type: strategy ?? 'for-you', cut: CUT.views, protocol, mode }
    return { ...measure(recommender, popularity, questions, options, performance.now() - before), isBaskets: false }
  } finally {
    await store.close()
  }
}

function measure(
  recommender: Recommender,
  popularity: Popularity,
  questions: readonly Question[],
  { mode, ...options }: ScoreOptions & Pick<Options, 'mode'>,
  buildMs: number,
): Omit<Measured, 'isBaskets'> {
  const asked = mode === 'device' ? onDevice(recommender) : recommender
  const scores = scoreLists(asked, questions, options, product => popularity.share(product))
  if (scores.pairs === 0) throw new OperatorError('There is nothing to foretell: no session or basket of two products.')
  return {
    ...scores,
    cut: options.cut,
    products: popularity.products,
    buildSeconds: buildMs / 1000,
    indexBytes: recommender.stats().bytes,
  }
}

function open(options: RecommenderOptions): Recommender {
  try {
    return createRecommender(options)
  } catch (error) {
    throw error instanceof RangeError ? new OperatorError(error.message) : error
  }
}

function readSetting(text: string, before: RecommenderOptions): RecommenderOptions {
  const [name = '', value = ''] = text.split('=')
  if (!Object.hasOwn(DEFAULTS, name) || value === '' || Number.isNaN(Number(value))) {
    throw new InvalidArgumentError(`It must be name=number with one of ${Object.keys(DEFAULTS).join(', ')}.`)
  }
  return { ...before, [name]: Number(value) }
}

async function withLines(path: string, read: (lines: AsyncIterable<string>) => Promise<void>): Promise<void> {
  const file = await openTextFile(path)
  try {
    await read(textLines(file.text))
  } finally {
    await file.close()
  }
}

function figures({ cut, ...measured }: Measured): Record<string, number> {
  return {
    [`hr${cut}`]: rounded(measured.hitRate, 4),
    [`mrr${cut}`]: rounded(measured.reciprocalRank, 4),
    [`coverage${cut}`]: rounded(measured.recommended.size / measured.products, 4),
    popularity: rounded(measured.popularity, 6),
    pairs: measured.pairs,
    p50_us: Math.round(measured.p50),
    p90_us: Math.round(measured.p90),
    p99_us: Math.round(measured.p99),
    build_s: rounded(measured.buildSeconds, 2),
    index_bytes: measured.indexBytes,
  }
}

function inWords({ cut, hitRate, reciprocalRank, recommended, products, pairs, isBaskets }: Measured): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const what = isBaskets
    ? `Of ${pairs} baskets of which one product was hidden`
    : `Of ${pairs} times that a shopper went on to another product`
  const place = reciprocalRank > 0 ? `, typically at place ${(hitRate / reciprocalRank).toFixed(1)}` : ''
  return [
    `${what}, it was among the ${cut} recommended ones ${percent(hitRate)} of the time${place}.`,
    `Of ${products} products ${percent(recommended.size / products)} were recommended to somebody.`,
  ].join('\n')
}

/**
 * What to think of a hit rate of few questions: its 95 % interval by Wilson's score.
 * https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
 */
function warningOf({ hitRate, pairs }: Measured): string | undefined {
  if (pairs >= ENOUGH) return undefined
  const square = 1.96 ** 2 / pairs
  const middle = (hitRate + square / 2) / (1 + square)
  const half = Math.sqrt(square * (hitRate * (1 - hitRate) + square / 4)) / (1 + square)
  const percent = (share: number) => (100 * share).toFixed(0)
  return `With only ${pairs} of them chance alone puts the share anywhere from ${percent(middle - half)} to ${percent(middle + half)} %. Measure again with ${ENOUGH} or more.`
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
