import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type ReadFile, readRules } from '../../../src/collector/rules/readRules.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

/** Reads a file with this in it: what it says, or its problems without the name of the file. */
export function readFile(content: object): ReadFile | string[] {
  const file = join(temporaryDirectory(), 'rules.json')
  writeFileSync(file, JSON.stringify({ rules: [], ...content }))
  const read = readRules(file)
  if (read.ok) return read
  for (const problem of read.problems) expect(problem.startsWith(`${file}: `)).toBe(true)
  return read.problems.map(problem => problem.slice(file.length + 2))
}
