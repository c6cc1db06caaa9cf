import { existsSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeDirectory } from '../../../src/collector/database/makeDirectory.js'

vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  return { ...fs, openSync: vi.fn(fs.openSync), fsyncSync: vi.fn(fs.fsyncSync) }
})

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'grapevine-directory-'))
  vi.clearAllMocks()
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

/** The paths that were synced, each opened for it. */
function synced(): unknown[] {
  const { calls, results } = vi.mocked(openSync).mock
  expect(vi.mocked(fsyncSync).mock.calls.map(([fd]) => fd)).toEqual(results.map(({ value }) => value))
  return calls.map(([path]) => path)
}

test('every directory in which one was made is synced, since its name would not outlive the power', () => {
  makeDirectory(join(root, 'a/b/c'))
  expect(existsSync(join(root, 'a/b/c'))).toBe(true)
  expect(new Set(synced())).toEqual(new Set([root, join(root, 'a'), join(root, 'a/b')]))
})

test('a relative path is synced up to where it began', () => {
  const here = process.cwd()
  process.chdir(root)
  try {
    makeDirectory('x/y')
  } finally {
    process.chdir(here)
  }
  expect(synced()).toHaveLength(2)
})

test('what is there already is left alone', () => {
  makeDirectory(root)
  expect(synced()).toEqual([])
})
