import isSafe from 'safe-regex2'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { nodesOf, parse, type Source, sourcesOf } from './sources.js'

/** The operator's own globs, made into one expression, which reads ids of at most 128 characters. */
const OPERATORS_OWN = new Set(['src/collector/import/productGlobs.ts'])
/** Texts in quotes or single characters: no text can be read in both ways. */
const UNAMBIGUOUS = new Set(['src/collector/import/jsonObjects.ts'])

/**
 * What may be there once, or so many times exactly, repeats nothing; safe-regex2 counts it as if it did, and cannot read
 * what looks behind.
 */
const withoutCounts = (source: string) =>
  source.replace(/(?<![\\*+}])[?](?![:=!<])|\{\d+\}/g, '').replace('(?<=', '(?=')

/** Expressions whose time may grow beyond all bounds with what they read. */
const unsafe = ({ path, tree }: Source): string[] =>
  nodesOf(tree).flatMap(node => {
    if (ts.isRegularExpressionLiteral(node)) {
      const source = node.text.slice(1, node.text.lastIndexOf('/'))
      return UNAMBIGUOUS.has(path) || isSafe(withoutCounts(source)) ? [] : [`${path}: ${node.text}`]
    }
    const isMade = ts.isNewExpression(node) && node.expression.getText() === 'RegExp' && !OPERATORS_OWN.has(path)
    return isMade ? [`${path}: ${node.getText()}`] : []
  })

it('regular expressions are literals without nested repetition', () => {
  expect(sourcesOf('src').flatMap(unsafe)).toEqual([])
})

it('a nested repetition and one that is made at run time are found', () => {
  const source = parse(
    'x.ts',
    'const a = /(a+)+$/; const b = new RegExp(text); const c = /^[a-z]{1,9}(\\.\\d+)?$/; const d = /(?:(a|b{2,})*c)*/',
  )
  expect(unsafe(source)).toEqual(['x.ts: /(a+)+$/', 'x.ts: new RegExp(text)', 'x.ts: /(?:(a|b{2,})*c)*/'])
})
