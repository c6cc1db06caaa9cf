import type { Command } from 'commander'
import { checkSplit } from '../experiments/checkSplit.js'
import { ExperimentBook, type ExperimentResult, type GroupResult } from '../experiments/ExperimentBook.js'
import { guardVitals } from '../experiments/guardVitals.js'
import { differenceOf, resultInWords, verdictOf } from '../experiments/resultInWords.js'
import { openStore, type Store } from '../openStore.js'
import { knownSites } from './knownSites.js'
import { readSite } from './optionReaders.js'

interface Options {
  data: string
  site?: string
  json?: true
}

const HELP = `
Counts visitors: those who met an experiment, and those of them who ordered afterwards. Who met it in both groups is left out, as
are events of programs and all that is doubted. Where pages measure web vitals (data-vitals), it says of LCP, INP and CLS for how
many visitors the first value after they met the experiment was good, and warns where the test group's pages are worse than chance
explains. Exposures and vitals are kept for as long as --keep-days of "grapevine serve" says.
Decide when to end an experiment before it begins: whoever looks every day and stops at the first good one is misled by chance.`

/** `grapevine experiments`: what came of the experiments in a data directory, also while a collector serves it. */
export function addExperiments(program: Command): void {
  program
    .command('experiments')
    .description('Say what the experiments on blocks have shown.')
    .requiredOption('--data <dir>', 'data directory')
    .option('--site <key>', 'site (default: every site in the data)', readSite)
    .option('--json', 'print the figures, one JSON object an experiment')
    .addHelpText('after', HELP)
    .action(run)
}

async function run({ data, site, json }: Options): Promise<void> {
  const store = openStore(data, { readonly: true })
  try {
    const results = knownSites(store, data, site).map(one => ({ site: one, results: resultsOf(store, one) }))
    for (const { site: one, results: some } of results)
      for (const result of some) {
        const text = json ? JSON.stringify({ site: one, ...figures(result) }) : `${one}: ${resultInWords(result)}\n`
        process.stdout.write(`${text}\n`)
      }
    if (!json && results.every(({ results: some }) => some.length === 0))
      process.stdout.write('Nobody has met an experiment yet.\n')
  } finally {
    await store.close()
  }
}

function resultsOf(store: Store, site: string): ExperimentResult[] {
  const book = new ExperimentBook()
  for (const name of ['experiment_exposure', 'purchase', 'refund', 'web_vital'] as const)
    for (const logged of store.log.read({ site, names: [name] })) book.add(logged)
  return book.results()
}

function figures(result: ExperimentResult): object {
  const { experiment, control, test, vitals, inBoth, withoutVisitor } = result
  const group = (one: GroupResult) => ({ ...one, rate: one.visitors === 0 ? null : one.buyers / one.visitors })
  const difference = differenceOf(result)
  return {
    experiment,
    control: group(control),
    test: group(test),
    difference: difference ?? null,
    split: checkSplit(control.visitors, test.visitors),
    vitals: vitals.map(vital => {
      const { difference = null, isWorse } = guardVitals(vital)
      return { ...vital, difference, isWorse }
    }),
    inBoth,
    withoutVisitor,
    verdict: verdictOf(result),
  }
}
