import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { LAYERS, layerFaults } from './layers.js'
import { layerOf, parse, ROOT, type Source, sourcesOf } from './sources.js'

/** Not imported, but held at a version that every Node of ours can have: a newer one would take fastify along. */
const PINNED = 'light-my-request'

const src = sourcesOf('src')
const byPath = new Map(src.map(source => [source.path, source]))

/** Files that the built code of `start` contains: what it reaches by imports that are not of types. */
const reached = (start: Source): Set<string> => {
  const seen = new Set<string>()
  const visit = (source: Source): void => {
    if (seen.has(source.path)) return
    seen.add(source.path)
    for (const { kind, path } of source.imports) {
      // A chunk of another layer is a file of its own.
      const isChunk = kind === 'dynamic' && layerOf(path ?? '') !== layerOf(source.path)
      const next = kind === 'type' || isChunk || path === undefined ? undefined : byPath.get(path)
      if (next) visit(next)
    }
  }
  visit(start)
  return seen
}

const unwrap = (node: ts.Expression): ts.Expression =>
  ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
    ? unwrap(node.expression)
    : node

/** Whether a file exports plain data by this name. */
const isConstant = (source: Source | undefined, name: string): boolean =>
  (source?.tree.statements ?? []).some(
    statement =>
      ts.isVariableStatement(statement) &&
      statement.declarationList.declarations.some(({ name: own, initializer }) => {
        if (own.getText() !== name || !initializer) return false
        const value = unwrap(initializer)
        return (
          ts.isLiteralExpression(value) || ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value)
        )
      }),
  )

describe('layers', () => {
  it('are kept by every import', () => {
    expect(src.length).toBeGreaterThan(40)
    expect(src.flatMap(layerFaults)).toEqual([])
  })

  it.each([
    ['src/protocol/x.ts', "import { a } from '../core/a.js'"],
    ['src/core/x.ts', "import { a } from '../collector/a.js'"],
    ['src/core/x.ts', "import { a } from '../blocks/a.js'"],
    ['src/core/x.ts', "import type { A } from '../tag/a.js'"],
    ['src/core/x.ts', "import { readFile } from 'node:fs'"],
    ['src/core/x.ts', "import { onCLS } from 'web-vitals'"],
    ['src/blocks/x.ts', "import { a } from '../core/a.js'"],
    ['src/blocks/x.ts', "import { type A } from '../core/a.js'"],
    ['src/blocks/x.ts', "export * from '../core/a.js'"],
    ['src/tag/x.ts', "import { a } from '../blocks/a.js'"],
    ['src/recommender/x.ts', "export type A = import('../collector/a.js').A"],
    ['src/collector/x.ts', "import { a } from '../../demo/a.js'"],
    ['src/collector/x.ts', "import { a } from 'left-pad'"],
    ['src/unheard/x.ts', "import { a } from './a.js'"],
  ])('would be broken by %s with %s', (path, text) => {
    expect(layerFaults(parse(path, text))).toHaveLength(1)
  })

  it.each([
    ['src/core/x.ts', "import { LIMITS } from '../protocol/limits.js'"],
    ['src/core/x.ts', "import { set } from 'idb-keyval'"],
    ['src/blocks/x.ts', "import type { A } from '../core/a.js'"],
    ['src/tag/x.ts', "const a = import('../blocks/index.js')"],
    ['src/index.ts', "export { a } from './core/a.js'"],
    ['src/collector/x.ts', "import { readFile } from 'node:fs'"],
  ])('would be kept by %s with %s', (path, text) => {
    expect(layerFaults(parse(path, text))).toEqual([])
  })

  it('import only files that exist', () => {
    const missing = src.flatMap(({ path, imports }) =>
      imports
        .filter(({ path: target }) => target !== undefined && !existsSync(join(ROOT, target)))
        .map(({ from }) => `${path} imports ${from}`),
    )
    expect(missing).toEqual([])
  })

  it('keep decoders away from pages, so that a new event adds no bytes there', () => {
    const reachable = src
      .map(source => ({ ...source, layer: LAYERS[layerOf(source.path) ?? ''] }))
      .filter(({ layer }) => layer?.page && !layer.decodes)
      .flatMap(source =>
        [...reached(source)]
          .filter(path => /^src\/protocol\/(events\/|decode)/.test(path))
          .map(path => [source.path, path]),
      )
    expect(reachable).toEqual([])
  })

  it('take nothing but types and constants of the protocol into the part that every page loads', () => {
    const behaviour = src
      .filter(({ path }) => ['core', 'tag', 'entry'].includes(layerOf(path) ?? ''))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ kind, path: target }) => kind !== 'type' && layerOf(target ?? '') === 'protocol')
          .flatMap(({ names, path: target }) => names.filter(name => !isConstant(byPath.get(target ?? ''), name)))
          .map(name => `${path} imports ${name}`),
      )
    expect(behaviour).toEqual([])
  })

  it('know a constant from a function', () => {
    const source = parse(
      'src/protocol/x.ts',
      `export const A = { b: [1, 'c'] } as const satisfies object
       export const D = () => 1
       export const E = make({})
       export function F() {}`,
    )
    expect(['A', 'D', 'E', 'F', 'G'].filter(name => isConstant(source, name))).toEqual(['A'])
  })

  it('are not imported upwards by anything but demo and tests', () => {
    const outside = src.flatMap(({ path, imports }) =>
      imports.filter(({ path: target }) => target?.startsWith('..')).map(({ from }) => `${path} imports ${from}`),
    )
    expect(outside).toEqual([])
  })

  it('are served to the demo by public entries only', () => {
    const inside = sourcesOf('demo').flatMap(({ path, imports }) =>
      imports
        .filter(({ path: target }) => target !== undefined && layerOf(target) !== undefined)
        .filter(({ kind, path: target }) => kind !== 'type' && !/^src\/(\w+\/)?index\.ts$/.test(target ?? ''))
        .map(({ from }) => `${path} imports ${from}`),
    )
    expect(inside).toEqual([])
  })

  it('use every dependency of the package, and nothing else', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const { [PINNED]: pinned, ...optional } = manifest.optionalDependencies
    expect(pinned, `${PINNED} is no longer named: remove it here too`).toBeDefined()
    const dependencies = { ...manifest.dependencies, ...optional, ...manifest.peerDependencies }
    const allowed = Object.values(LAYERS).flatMap(({ packages }) => packages)
    expect(Object.keys(dependencies).sort()).toEqual([...new Set(allowed)].sort())
    const imported = new Set(
      src.flatMap(({ imports }) =>
        imports.map(({ from }) =>
          from
            .split('/')
            .slice(0, from.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
      ),
    )
    expect(Object.keys(dependencies).filter(name => !imported.has(name))).toEqual([])
  })
})
