import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LAYERS } from './layers.js'
import { layerOf, ROOT, sourcesOf } from './sources.js'

const TOP = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'demo',
  'guide',
  'package-lock.json',
  'package.json',
  'rollup.config.js',
  'src',
  'test',
  'tsconfig.json',
]

/** Names in a folder, without what git ignores and without dot-folders. */
const namesIn = (folder: string): string[] => {
  const names = readdirSync(join(ROOT, folder)).filter(name => !name.startsWith('.'))
  if (!existsSync(join(ROOT, '.git'))) return names.filter(name => name !== 'node_modules' && name !== 'dist').sort()
  const ignored = new Set(
    execFileSync('git', ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '.'], {
      cwd: join(ROOT, folder),
      encoding: 'utf8',
    })
      .split('\n')
      .map(line => line.replace(/\/$/, '')),
  )
  return names.filter(name => !ignored.has(name)).sort()
}

describe('folders', () => {
  it('at the top are those of the design and no more', () => {
    expect(namesIn('.')).toEqual(TOP)
  })

  it('of src are the layers, each with its own compiler settings', () => {
    const layers = Object.keys(LAYERS).filter(name => name !== 'entry')
    expect(namesIn('src').filter(name => !/\.(md|json|ts)$/.test(name))).toEqual(layers.sort())
    for (const layer of layers) expect(namesIn(`src/${layer}`)).toContain('tsconfig.json')
  })

  it('of src hold beside them only the npm entry and what it is made of', () => {
    const entry = sourcesOf('src').filter(({ path }) => layerOf(path) === 'entry')
    const parts = entry.flatMap(({ imports }) => imports.map(({ path }) => path))
    expect(entry.map(({ path }) => path).filter(path => path !== 'src/index.ts' && !parts.includes(path))).toEqual([])
  })
})
