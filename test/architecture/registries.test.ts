import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { BLOCKS } from '../../src/card/types/index.js'
import { BLOCK_TYPES } from '../../src/protocol/block.js'
import { EVENT_DECODERS, EVENT_NAMES } from '../../src/protocol/events/index.js'
import { PROBLEMS } from '../../src/protocol/problems.js'
import { STRATEGIES } from '../../src/recommender/strategies/index.js'
import { nodesOf, ROOT, sourcesOf } from './sources.js'

const filesIn = (folder: string): string[] => readdirSync(join(ROOT, folder)).map(name => name.replace(/\.ts$/, ''))

describe('registries', () => {
  it('have one file per event name', () => {
    const shared = ['index', 'ecommerce']
    expect(
      filesIn('src/protocol/events')
        .filter(name => !shared.includes(name))
        .sort(),
    ).toEqual([...EVENT_NAMES].sort())
    expect(Object.keys(EVENT_DECODERS).sort()).toEqual([...EVENT_NAMES].sort())
  })

  it('have one file per block type', () => {
    const shared = ['index', 'BlockDefinition']
    expect(
      filesIn('src/card/types')
        .filter(name => !shared.includes(name))
        .sort(),
    ).toEqual([...BLOCK_TYPES].sort())
    expect(Object.keys(BLOCKS).sort()).toEqual([...BLOCK_TYPES].sort())
  })

  it('have one file per strategy, and a strategy for every block type', () => {
    const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    expect(
      filesIn('src/recommender/strategies')
        .filter(name => name !== 'index')
        .map(kebab)
        .sort(),
    ).toEqual(Object.keys(STRATEGIES).sort())
    expect(Object.keys(STRATEGIES)).toEqual(expect.arrayContaining([...BLOCK_TYPES]))
  })

  it('name no problem that nothing reports', () => {
    const said = new Set(
      sourcesOf('src')
        .filter(({ path }) => path !== 'src/protocol/problems.ts')
        .flatMap(({ tree }) => nodesOf(tree))
        .flatMap(node => (ts.isStringLiteralLike(node) || ts.isIdentifier(node) ? [node.text] : [])),
    )
    expect(Object.keys(PROBLEMS).filter(code => !said.has(code))).toEqual([])
  })
})
