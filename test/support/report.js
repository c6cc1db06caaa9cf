/**
 * What a runner reached. A runner that failed without naming a test, wrote no report or ran nothing counts as one failure.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Tally
 */

/** @type {Tally} */
const NOTHING = { passed: 0, failed: 0, skipped: 0, failures: [] }

/** @returns {Tally} */
const orFailure = (tally, code, label) => {
  if (code !== 0 && tally.failed === 0)
    return { ...tally, failed: 1, failures: [`${label}: ended with code ${code} and named no test`] }
  if (tally.passed + tally.failed === 0) return { ...tally, failed: 1, failures: [`${label}: ran no test`] }
  return tally
}

/**
 * Reads the JSON report of Vitest. A file that cannot be loaded has no tests of its own and counts as one failure.
 *
 * @param {any} report undefined when there is none
 * @param {number} code what the runner ended with
 * @param {string} label
 * @returns {Tally}
 */
export const readVitest = (report, code, label) => {
  const files = report?.testResults ?? []
  const tests = files.flatMap(file => file.assertionResults)
  const unloaded = files.filter(
    file => file.status === 'failed' && file.assertionResults.every(t => t.status !== 'failed'),
  )
  const failed = tests.filter(test => test.status === 'failed')
  const passed = tests.filter(test => test.status === 'passed').length
  return orFailure(
    {
      passed,
      failed: failed.length + unloaded.length,
      skipped: tests.length - passed - failed.length,
      failures: [
        ...unloaded.map(file => `${label}: ${file.name}`),
        ...failed.map(test => `${label}: ${test.fullName}`),
      ],
    },
    code,
    label,
  )
}

const specs = suite => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]

/**
 * Reads the JSON report of Playwright. A flaky test is a failed one.
 *
 * @param {any} report undefined when there is none
 * @param {number} code
 * @param {string} label
 * @returns {Tally}
 */
export const readPlaywright = (report, code, label) => {
  const tests = (report?.suites ?? [])
    .flatMap(specs)
    .flatMap(spec => spec.tests.map(test => ({ title: `${spec.file}: ${spec.title}`, status: test.status })))
  const failed = tests.filter(test => test.status === 'unexpected' || test.status === 'flaky')
  const skipped = tests.filter(test => test.status === 'skipped').length
  return orFailure(
    {
      passed: tests.length - failed.length - skipped,
      failed: failed.length,
      skipped,
      failures: failed.map(test => `${label}: ${test.title}`),
    },
    code,
    label,
  )
}

/** A line of JSON that a trial has printed, or nothing. */
const trialLine = line => {
  try {
    const { name, ...found } = JSON.parse(line)
    return typeof name === 'string' ? { name, ...found } : undefined
  } catch {
    return undefined
  }
}

const losses = ({ lost, double, corrupt }) => lost + double + corrupt

/**
 * Reads the lines of `npm run faults -- --json --controls`. A trial passes when it lost, doubled and damaged nothing; a run
 * without a safety passes when it found what that guards against.
 *
 * @param {string} output
 * @param {number} code
 * @param {string} label
 * @returns {Tally}
 */
export const readTrials = (output, code, label) => {
  const runs = output.split('\n').flatMap(line => trialLine(line) ?? [])
  const skipped = runs.filter(run => run.skipped !== undefined)
  const passes = run => (run.without === undefined ? losses(run) === 0 : run.found === true)
  const failed = runs.filter(run => !skipped.includes(run) && !passes(run))
  const say = run => `${label}: ${run.name}${run.without === undefined ? '' : ` without ${run.without}`}`
  return orFailure(
    {
      passed: runs.length - failed.length - skipped.length,
      failed: failed.length,
      skipped: skipped.length,
      failures: failed.map(run => `${say(run)} ${JSON.stringify(run)}`),
    },
    code,
    label,
  )
}

/**
 * A step that either holds or does not, such as a build.
 *
 * @returns {Tally}
 */
export const readStep = (code, label) =>
  code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1, failures: [`${label}: ended with code ${code}`] }

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const sum = tallies => ({
  passed: tallies.reduce((n, t) => n + t.passed, 0),
  failed: tallies.reduce((n, t) => n + t.failed, 0),
  skipped: tallies.reduce((n, t) => n + t.skipped, 0),
  failures: tallies.flatMap(t => t.failures),
})

/** The last line of `npm test`. */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
