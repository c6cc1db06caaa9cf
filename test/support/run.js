import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findFirefox } from './firefox.js'
import { findHeadlessShell } from './headlessShell.js'
import { findPhp } from './php.js'
import { ROOT, run, seconds } from './process.js'
import { lastLine, readPlaywright, readStep, readTrials, readVitest, sum } from './report.js'
import { findWebkit } from './webkit.js'

/**
 * `npm test [-- WORD]`: build, check, unit tests, tests in a real browser, stories, faults; its last line is the sum of all. A word
 * keeps the test files with that word in their path, and leaves out what they do not need.
 */
const words = process.argv.slice(2).filter(word => !word.startsWith('-'))
const start = performance.now()
const OUTPUT = join(ROOT, 'test/.output')
const MINUTE = 60_000

/** Test files that were asked for, by the runner that runs them. */
const selected = (() => {
  const wanted = path => words.length === 0 || words.some(word => path.includes(word))
  const files = readdirSync(join(ROOT, 'test'), { recursive: true })
    .map(path => `test/${path.replaceAll('\\', '/')}`)
    .filter(path => !path.startsWith('test/.output/') && wanted(path))
  const inFolder = (folder, end) => files.filter(path => path.startsWith(`test/${folder}/`) && path.endsWith(end))
  const stories = inFolder('stories', '.spec.ts')
  const browser = inFolder('browser', '.test.ts')
  const built = inFolder('package', '.test.ts')
  const unit = files.filter(path => path.endsWith('.test.ts') && !browser.includes(path) && !built.includes(path))
  const faults = inFolder('faults/trials', '.ts').filter(path => !path.endsWith('/index.ts'))
  return { unit, built, browser, stories, faults }
})()

const all = words.length === 0
const needed = runner => all || selected[runner].length > 0
const needsBuild = needed('built') || needed('stories') || needed('faults')

const reportOf = path => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const step = async (label, command, args) => {
  const { code, ms } = await run(command, args, { label, limitMs: 5 * MINUTE })
  console.log(`${label.padEnd(9)}│ ${code === 0 ? 'done' : 'failed'} in ${seconds(ms)}`)
  return readStep(code, label)
}

const vitest = async (label, config, files) => {
  const file = join(OUTPUT, `${label}.json`)
  rmSync(file, { force: true })
  if (files.length === 0) return readVitest(undefined, 0, label)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run('vitest', ['run', '--config', config, ...reporters, ...files], {
    label,
    limitMs: 20 * MINUTE,
  })
  return readVitest(reportOf(file), code, label)
}

const playwright = async () => {
  const file = join(OUTPUT, 'stories.json')
  rmSync(file, { force: true })
  if (selected.stories.length === 0) return readPlaywright(undefined, 0, 'stories')
  const { code } = await run('playwright', ['test', '--config', 'test/playwright.config.ts', ...selected.stories], {
    label: 'stories',
    limitMs: 25 * MINUTE,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  return readPlaywright(reportOf(file), code, 'stories')
}

/** The seed of every run, so that two runs make the same choices; what the machine does between them is chance enough. */
const SEED = '1'

/** Short runs of the fault trials, each once more for every safety that it must miss. */
const faults = async () => {
  const names = selected.faults.map(path => nameOf(path)).filter(name => name !== undefined)
  const only = all ? [] : names.flatMap(name => ['--only', name])
  const options = ['--json', '--controls', '--jobs', '2', '--seed', SEED, ...only]
  const { code, output } = await run('node', ['test/faults/run.js', ...options], {
    label: 'faults',
    limitMs: 45 * MINUTE,
  })
  return readTrials(output, code, 'faults')
}

/** The name of the trial in a file: `test/faults/trials/serverKill.ts` holds `server-kill`. */
const nameOf = path => /trials\/(\w+)\.ts$/.exec(path)?.[1]?.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)

const UNIT = 'test/vitest.config.ts'
const skip = async () => ({ passed: 0, failed: 0, skipped: 0, failures: [] })
const when = (condition, work) => (condition ? work() : skip())

/** What may run beside each other does: two lanes for two cores. Stories and faults go last and alone, since they watch the clock. */
const runAll = async () => {
  const browserProblem = (
    needed('browser') || needed('stories') || needed('faults') ? findHeadlessShell() : Promise.resolve()
  ).then(
    () => undefined,
    error => error.message,
  )
  // Installed while other tests run, one after the other, since apt has one lock. Where there is none its stories are skipped.
  const engines = browserProblem.then(async () => {
    if (selected.stories.some(path => path.includes('firefox'))) await findFirefox()
    if (selected.stories.some(path => path.includes('webkit'))) await findWebkit()
    if (selected.stories.some(path => path.includes('Php'))) await findPhp()
  })
  const [build, ...early] = await Promise.all([
    when(needsBuild, () => step('build', 'node', ['test/support/build.js', '--no-size'])),
    when(all, () => step('lint', 'biome', ['check', '--colors=off'])),
    when(needed('unit'), () => vitest('unit', UNIT, selected.unit)),
  ])
  const tallies = [build, ...early]
  if (build.failed > 0) return tallies
  const problem = await browserProblem
  if (problem) return [...tallies, { passed: 0, failed: 1, skipped: 0, failures: [problem] }]
  tallies.push(
    ...(await Promise.all([
      when(all, () => step('types', 'tsc', ['-b'])),
      when(all, () => step('size', 'node', ['test/support/size.js'])),
      when(needed('built'), () => vitest('package', UNIT, selected.built)),
      when(needed('browser'), () => vitest('browser', 'test/vitest.browser.config.ts', selected.browser)),
    ])),
  )
  await engines
  tallies.push(await when(needed('stories'), playwright))
  tallies.push(await when(needed('faults'), faults))
  return tallies
}

mkdirSync(OUTPUT, { recursive: true })
const nothing = !all && Object.values(selected).every(files => files.length === 0)
const total = sum(
  nothing
    ? [{ passed: 0, failed: 1, skipped: 0, failures: [`No test file has "${words.join(' ')}" in its path.`] }]
    : await runAll(),
)

console.log('')
for (const failure of total.failures) console.log(`failed: ${failure}`)
console.log(`${seconds(performance.now() - start)} in all`)
console.log(lastLine(total))
process.exitCode = total.failed > 0 ? 1 : 0
