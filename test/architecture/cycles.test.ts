import { describe, expect, it } from 'vitest'
import { sourcesOf } from './sources.js'

/** One cycle of a graph as the names on it, or `undefined`. */
const findCycle = (edges: ReadonlyMap<string, readonly string[]>): string[] | undefined => {
  const done = new Set<string>()
  const visit = (node: string, way: readonly string[]): string[] | undefined => {
    const start = way.indexOf(node)
    if (start >= 0) return [...way.slice(start), node]
    if (done.has(node)) return undefined
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next, [...way, node])
      if (cycle) return cycle
    }
    done.add(node)
    return undefined
  }
  for (const node of edges.keys()) {
    const cycle = visit(node, [])
    if (cycle) return cycle
  }
  return undefined
}

const graph = (folder: string, kinds: readonly string[]): Map<string, string[]> =>
  new Map(
    sourcesOf(folder).map(({ path, imports }) => [
      path,
      imports.flatMap(({ kind, path: target }) => (kinds.includes(kind) && target ? [target] : [])),
    ]),
  )

describe('imports', () => {
  it('have no cycle in src, not even of types', () => {
    expect(findCycle(graph('src', ['value', 'dynamic', 'type']))).toBeUndefined()
  })

  it('have no cycle in demo and test', () => {
    expect(findCycle(graph('demo', ['value', 'dynamic', 'type']))).toBeUndefined()
    expect(findCycle(graph('test', ['value', 'dynamic', 'type']))).toBeUndefined()
  })

  it('would be found in a cycle', () => {
    const edges = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['b']],
    ])
    expect(findCycle(edges)).toEqual(['b', 'd', 'b'])
  })
})
