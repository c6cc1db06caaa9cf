import type { Command } from 'commander'
import { OperatorError } from '../OperatorError.js'
import { openStore } from '../openStore.js'
import { describeExperiment } from '../rules/describeExperiment.js'
import { describeLapsed } from '../rules/describeLapsed.js'
import { describePause } from '../rules/describePause.js'
import { describeRule } from '../rules/describeRule.js'
import { describeTarget } from '../rules/describeTarget.js'
import type { SiteRule } from '../rules/readRules.js'
import { RULES_SCHEMA } from '../rules/rulesSchema.js'
import { unknownInCatalog } from '../rules/unknownInCatalog.js'

const HELP = `
Give --data to hear of products, categories, brands and tags that the catalog does not have. "grapevine rules schema" prints
the format for editors. "grapevine serve --rules FILE" uses the file.`

/** `grapevine rules check FILE`: what a file of merchant's rules, pauses, experiments and targets does, in words, or what is wrong with it; `grapevine rules schema`. */
export function addRules(program: Command): void {
  const rules = program.command('rules').description("Check a file of merchant's rules, or print its format.")
  rules
    .command('check')
    .description(
      'Say in words what the rules, pauses, experiments and targets of a file do, or what is wrong with them.',
    )
    .argument('<file>', 'JSON file of rules')
    .option('--data <dir>', 'data directory whose catalog the names are looked up in')
    .addHelpText('after', HELP)
    .action(check)
  rules
    .command('schema')
    .description('Print the format of a file of rules as a JSON schema.')
    .action(() => {
      process.stdout.write(`${JSON.stringify(RULES_SCHEMA, undefined, 2)}\n`)
    })
}

async function check(file: string, { data }: { data?: string }): Promise<void> {
  // Its package may be missing where only pages are built.
  const { readRules } = await import('../rules/readRules.js')
  const read = readRules(file)
  if (!read.ok) throw new OperatorError(read.problems.join('\n'))
  const { rules, pauses, experiments, targets, lapsedDays, off, timeZone } = read
  const lines = [
    ...rules.map(rule => describeRule(rule, timeZone, rules)),
    ...pauses.map(pause => describePause(pause, timeZone)),
    ...experiments.map(experiment => describeExperiment(experiment, timeZone)),
    ...(lapsedDays === undefined ? [] : [describeLapsed(lapsedDays, targets)]),
    ...targets.map(target => describeTarget(target, timeZone, experiments, lapsedDays)),
  ]
  for (const line of lines) process.stdout.write(`${line}\n`)
  const unknown = data === undefined ? [] : await lookUp(rules, data)
  for (const line of unknown) process.stderr.write(`${line}\n`)
  const counts = {
    rules: rules.length,
    pauses: pauses.length,
    experiments: experiments.length,
    targets: targets.length,
  }
  process.stdout.write(`${JSON.stringify({ ...counts, off, unknown: unknown.length })}\n`)
}

async function lookUp(rules: readonly SiteRule[], data: string): Promise<string[]> {
  const store = openStore(data, { readonly: true })
  try {
    return store.sites.keys().flatMap(site =>
      unknownInCatalog(
        rules.filter(({ sites }) => sites === undefined || sites.includes(site)),
        store.catalog.all(site),
      ).map(({ rule, kind, name }) => `Rule "${rule}": no product of ${site} has the ${kind} "${name}".`),
    )
  } finally {
    await store.close()
  }
}
