import { describe, expect, it } from 'vitest'
import { lastLine, readPlaywright, readStep, readTrials, readVitest, sum } from './report.js'

const file = (status: string, ...assertions: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: assertions.map((status, i) => ({ status, fullName: `test ${i}` })),
})

const spec = (...statuses: string[]) => ({
  title: 'buys',
  file: 'a.spec.ts',
  tests: statuses.map(status => ({ status })),
})

describe('readVitest', () => {
  it('counts tests by their outcome', () => {
    const tally = readVitest({ testResults: [file('failed', 'passed', 'failed', 'skipped', 'todo')] }, 1, 'unit')
    expect(tally).toEqual({ passed: 1, failed: 1, skipped: 2, failures: ['unit: test 1'] })
  })

  it('counts a file that cannot be loaded', () => {
    expect(readVitest({ testResults: [file('failed'), file('passed', 'passed')] }, 1, 'unit')).toMatchObject({
      passed: 1,
      failed: 1,
    })
  })

  it.each([
    ['no report', undefined, 0],
    ['no report and a code', undefined, 1],
    ['no tests', { testResults: [] }, 0],
    ['only skipped tests', { testResults: [file('passed', 'skipped')] }, 0],
    ['an error beside its tests', { testResults: [file('passed', 'passed')] }, 1],
  ])('counts a failure for a runner with %s', (_, report, code) => {
    expect(readVitest(report, code, 'unit').failed).toBe(1)
  })
})

describe('readPlaywright', () => {
  it('counts tests of nested suites; a flaky one has failed', () => {
    const report = {
      suites: [{ specs: [spec('expected')], suites: [{ specs: [spec('unexpected', 'flaky', 'skipped')] }] }],
    }
    expect(readPlaywright(report, 1, 'stories')).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
      failures: ['stories: a.spec.ts: buys', 'stories: a.spec.ts: buys'],
    })
  })

  it('counts a failure for a runner that ran nothing', () => {
    expect(readPlaywright({ suites: [] }, 0, 'stories').failed).toBe(1)
    expect(readPlaywright(undefined, 1, 'stories').failed).toBe(1)
  })
})

describe('readTrials', () => {
  const clean = { lost: 0, double: 0, corrupt: 0 }
  const lines = (...runs: object[]) =>
    `words of others\n${runs.map(run => JSON.stringify(run)).join('\n')}\n{"no": "name"}\n`

  it('passes a trial that is clean, and one that finds loss without a safety', () => {
    const output = lines(
      { name: 'kill', ...clean },
      { name: 'kill', without: 'dedupe', ...clean, double: 3, found: true },
    )
    expect(readTrials(output, 0, 'faults')).toEqual({ passed: 2, failed: 0, skipped: 0, failures: [] })
  })

  it.each([
    ['loses', { name: 'kill', ...clean, lost: 1 }],
    ['doubles', { name: 'kill', ...clean, double: 1 }],
    ['damages', { name: 'kill', ...clean, corrupt: 1 }],
    ['breaks off', { name: 'kill', broken: 'Error: no' }],
    ['is blind without a safety', { name: 'kill', without: 'dedupe', ...clean, found: false }],
    ['finds something else without a safety', { name: 'kill', without: 'dedupe', ...clean, corrupt: 1, found: false }],
    ['breaks off without a safety', { name: 'kill', without: 'dedupe', broken: 'Error: no' }],
  ])('fails a trial that %s', (_, run) => {
    const { passed, failed, failures } = readTrials(lines(run, { name: 'load', ...clean }), 1, 'faults')
    expect({ passed, failed }).toEqual({ passed: 1, failed: 1 })
    expect(failures[0]).toContain('faults: kill')
  })

  it('counts what this machine cannot do, and a failure where nothing ran', () => {
    expect(readTrials(lines({ name: 'kill', ...clean }, { name: 'x', skipped: 'no strace' }), 0, 'f').skipped).toBe(1)
    expect(readTrials('', 0, 'f').failed).toBe(1)
    expect(readTrials(lines({ name: 'kill', ...clean }), 1, 'f').failed).toBe(1)
  })
})

describe('the last line', () => {
  it('sums everything', () => {
    const total = sum([
      readStep(0, 'build'),
      readStep(2, 'lint'),
      readPlaywright({ suites: [{ specs: [spec('skipped', 'expected')] }] }, 0, 's'),
    ])
    expect(lastLine(total)).toBe('2 passed, 1 failed, 1 skipped')
    expect(total.failures).toEqual(['lint: ended with code 2'])
    expect(lastLine(sum([readStep(0, 'build')]))).toBe('1 passed, 0 failed')
  })
})
