import { describe, expect, it } from 'vitest'
import { explainMissing } from '../../src/collector/explainMissing.js'
import { OperatorError } from '../../src/collector/OperatorError.js'

const withCode = (code: string, more: object = {}) => Object.assign(new Error('as Node says it'), { code, ...more })

describe('an error of loading a package', () => {
  it.each([
    ['where its install script has not run', Object.assign(new Error('no file'), { tries: ['build/x.node'] })],
    ['where it was built for another Node', withCode('ERR_DLOPEN_FAILED')],
  ])('says how to build SQLite %s', (_, error) => {
    const explained = explainMissing(error)
    expect(explained).toBeInstanceOf(OperatorError)
    expect((explained as Error).message).toContain(
      `for this Node (${process.version}): type "npm rebuild better-sqlite3`,
    )
  })

  // Which packages are missing is tried in an installation without them, by test/package/optional.test.ts.
  it.each([
    ['where every package of ours is there', withCode('ERR_MODULE_NOT_FOUND')],
    ['of another kind', withCode('SQLITE_BUSY')],
    ['that is none', 'thrown'],
  ])('stays as it is %s', (_, error) => {
    expect(explainMissing(error)).toBe(error)
  })
})
