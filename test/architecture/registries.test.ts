import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { EVENT_DECODERS } from '../../src/protocol/events/index.js'
import { EVENT_NAMES } from '../../src/protocol/names.js'
import { PROBLEMS } from '../../src/protocol/problems.js'
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
