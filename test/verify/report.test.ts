import { describe, expect, it } from 'vitest'
import { linesOf, totalOf } from '../../src/verify/Report.js'

const result = { name: 'search', step: 'Open a page of results.', findings: [] } as const

describe('linesOf', () => {
  it('says of a failure what was expected, what was seen and what to do', () => {
    const findings = [{ expected: 'search once', seen: 'no event at all', advice: 'Tell it.' }]
    expect(linesOf({ ...result, outcome: 'failed', findings }, false)).toBe(
      '✗ search           Open a page of results.\n    expected  search once\n    seen      no event at all\n    do        Tell it.',
    )
  })

  it('says why something was skipped, and has colours for terminals alone', () => {
    const skipped = { ...result, outcome: 'skipped', reason: 'tell --search to check it' } as const
    expect(linesOf(skipped, false)).toBe('– search           skipped: tell --search to check it')
    expect(linesOf({ ...result, outcome: 'passed' }, true)).toContain('\u001b[32m✓\u001b[0m search')
    expect(linesOf({ ...result, outcome: 'passed' }, false)).not.toContain('\u001b')
  })
})

describe('totalOf', () => {
  it('counts all outcomes', () => {
    const report = { url: '', found: {}, hints: [], scenarios: [], passed: 3, failed: 1, skipped: 2 }
    expect(totalOf(report)).toBe('3 passed, 1 failed, 2 skipped')
  })
})
