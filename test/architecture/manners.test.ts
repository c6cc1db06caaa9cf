import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { LAYERS } from './layers.js'
import { layerOf, nodesOf, parse, type Source, sourcesOf } from './sources.js'

/** Sinks for markup, and events that keep a page out of the back/forward cache. */
const RUDE_NAMES = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'createContextualFragment',
  'parseFromString',
  'setHTMLUnsafe',
  'srcdoc',
  'onunload',
  'onbeforeunload',
  'eval',
])
const RUDE_WORDS = new Set([...RUDE_NAMES, 'unload', 'beforeunload'])

/** What a strict content policy forbids, or what a guest in somebody's page does not do. */
const rude = ({ path, tree }: Source): string[] =>
  nodesOf(tree).flatMap(node => {
    const found =
      (ts.isIdentifier(node) && RUDE_NAMES.has(node.text) && node.text) ||
      (ts.isStringLiteralLike(node) && RUDE_WORDS.has(node.text) && `'${node.text}'`) ||
      (ts.isNewExpression(node) && node.expression.getText() === 'Function' && 'new Function') ||
      (ts.isPropertyAccessExpression(node) && /\bdocument\.write(ln)?$/.test(node.getText()) && 'document.write')
    return found ? [`${path}: ${found}`] : []
  })

/** What old libraries replace by something else, and loops over what a page has added to all objects. */
const fragile = ({ path, tree }: Source): string[] =>
  nodesOf(tree).flatMap(node => {
    const found =
      (ts.isForInStatement(node) && 'for…in') ||
      (ts.isPropertyAccessExpression(node) && node.name.text === 'bind' && '.bind') ||
      (ts.isPropertyAccessExpression(node) && node.getText() === 'Array.from' && 'Array.from')
    return found ? [`${path}: ${found}`] : []
  })

/** The clock and chance, which must come as arguments. */
const impure = ({ path, tree }: Source): string[] =>
  nodesOf(tree).flatMap(node => {
    const text = node.getText()
    const found =
      (ts.isPropertyAccessExpression(node) && /^(Math\.random|Date\.now|performance\.now)$/.test(text) && text) ||
      (ts.isNewExpression(node) && text.startsWith('new Date') && !node.arguments?.length && 'new Date()') ||
      (ts.isCallExpression(node) && /^(Date|setTimeout|setInterval|fetch)$/.test(node.expression.getText()) && text) ||
      (ts.isIdentifier(node) && node.text === 'process' && 'process')
    return found ? [`${path}: ${found}`] : []
  })

const inLayers = (which: 'page' | 'pure'): Source[] =>
  sourcesOf('src').filter(({ path }) => LAYERS[layerOf(path) ?? '']?.[which])

const defaultExports = ({ path, tree }: Source): string[] =>
  tree.statements.some(
    node =>
      ts.isExportAssignment(node) ||
      (ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)),
  )
    ? [path]
    : []

describe('code in pages', () => {
  it('writes no markup, evaluates nothing and registers no unload', () => {
    expect(inLayers('page').flatMap(rude)).toEqual([])
  })

  it.each([
    "a.innerHTML = ''",
    "a['outerHTML'] = ''",
    "a.insertAdjacentHTML('beforeend', b)",
    "eval('1')",
    "new Function('1')",
    "document.write('')",
    "window.document.writeln('')",
    "addEventListener('unload', f)",
    "addEventListener('beforeunload', f)",
    'onbeforeunload = f',
  ])('would be caught at %s', text => {
    expect(rude(parse('src/core/x.ts', text))).not.toEqual([])
  })

  it.each([
    "a.textContent = 'innerHTML is not used'",
    "addEventListener('pagehide', f)",
    '// eval unload',
  ])('would not be caught at %s', text => {
    expect(rude(parse('src/core/x.ts', text))).toEqual([])
  })
})

describe('code in the pages of old libraries', () => {
  it('uses nothing that they are known to replace', () => {
    expect(inLayers('page').flatMap(fragile)).toEqual([])
  })

  it.each(['f.bind(a)', 'Array.from(a)', 'for (const name in a) b()'])('would be caught at %s', text => {
    expect(fragile(parse('src/core/x.ts', text))).not.toEqual([])
  })

  it.each(['for (const one of a) b()', 'a.from(b)', 'bind(a)'])('would not be caught at %s', text => {
    expect(fragile(parse('src/core/x.ts', text))).toEqual([])
  })
})

describe('pure layers', () => {
  it('take time and chance as arguments', () => {
    expect(inLayers('pure').flatMap(impure)).toEqual([])
  })

  it.each([
    'Math.random()',
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'setTimeout(f, 1)',
    'process.env.A',
  ])('would be caught at %s', text => {
    expect(impure(parse('src/recommender/x.ts', text))).not.toEqual([])
  })

  it.each(['new Date(0)', 'Math.max(1, 2)', 'Date.UTC(2026, 1)'])('would not be caught at %s', text => {
    expect(impure(parse('src/recommender/x.ts', text))).toEqual([])
  })
})

describe('exports', () => {
  it('have names', () => {
    expect([...sourcesOf('src'), ...sourcesOf('demo')].flatMap(defaultExports)).toEqual([])
    expect(defaultExports(parse('src/x.ts', 'export default 1'))).toEqual(['src/x.ts'])
    expect(defaultExports(parse('src/x.ts', 'export default function f() {}'))).toEqual(['src/x.ts'])
  })
})
