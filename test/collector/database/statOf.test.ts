import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { statOf } from '../../../src/collector/database/statOf.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

test('what stands at a path is told, and nothing of what does not, also behind a file', () => {
  const folder = temporaryDirectory()
  const file = join(folder, 'file')
  writeFileSync(file, 'four')
  mkdirSync(join(folder, 'data'))
  expect(statOf(file)).toMatchObject({ size: 4 })
  expect(statOf(join(folder, 'data'))?.isFile()).toBe(false)
  expect(statOf(join(folder, 'none'))).toBeUndefined()
  expect(statOf(join(file, 'data'))).toBeUndefined()
})

test('a path that cannot be asked for is an error', () => {
  expect(() => statOf('a'.repeat(5000))).toThrow('ENAMETOOLONG')
})
