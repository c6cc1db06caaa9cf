import { describe, expect, it } from 'vitest'
import { PROBLEMS } from '../../src/protocol/problems.js'

const problems = Object.entries(PROBLEMS) as [string, { status?: number; message: string }][]

/** A sentence or its second half that begins with what to do, or a rule to keep. */
const ADVICE =
  /(^|[.;,] )(and )?(Ask|Call|Check|Create|create|Free|Import|Make|Pass|Run|See|see|Send|Start|Update|Use|Write|check)\b|\bmust\b|\bneeds?\b|^Amounts are\b/

describe('PROBLEMS', () => {
  it.each(problems)('%s says in whole sentences what to do', (_code, { message }) => {
    expect(message).toMatch(/^[a-zA-Z].*\.$/)
    expect(message).not.toMatch(/\s{2}|\n|!|\.\.$/)
    expect(message).toMatch(ADVICE)
    expect(message.length).toBeLessThanOrEqual(140)
  })

  it('has a status of failure for every problem that answers a request', () => {
    const answers = [
      'bad_json',
      'bad_encoding',
      'bad_batch',
      'bad_query',
      'bad_erasure',
      'bad_catalog',
      'too_deep',
      'bad_request',
      'unsupported_version',
    ]
    const others = [
      'unknown_site',
      'bad_origin',
      'operator_only',
      'wrong_token',
      'not_found',
      'not_built',
      'too_large',
      'bad_media_type',
      'internal',
    ]
    const later = ['busy', 'storage_full', 'storage_failed', 'shutting_down']
    const having = problems.filter(([, { status }]) => status !== undefined)
    expect(having.map(([code]) => code).sort()).toEqual([...answers, ...others, ...later].sort())
    for (const [code, { status = 0 }] of having) {
      expect(Number.isInteger(status) && status >= 400 && status < 600, code).toBe(true)
      expect(status === 503, `${code} asks to come again`).toBe(later.includes(code))
    }
  })

  it('says nothing twice', () => {
    expect(new Set(problems.map(([, { message }]) => message)).size).toBe(problems.length)
    for (const [code] of problems) expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
  })
})
