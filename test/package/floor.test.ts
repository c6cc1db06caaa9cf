import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { describe, expect, it } from 'vitest'
import { type Since, STYLES } from '../support/floor/features.js'
import { unguarded } from '../support/floor/unguarded.js'
import { ROOT } from '../support/process.js'

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** The oldest browsers of the README: of the tag, of web vitals, and of blocks. */
const floors = ((): { tag: Since; vitals: Since; blocks: Since } => {
  const of = (what: string): Since => {
    const found = new RegExp(`\\| ${what} \\| ([\\d.]+) \\| ([\\d.]+) \\| ([\\d.]+) \\|`).exec(read('README.md'))
    if (!found) throw new Error(`README.md has no row "${what}" in its table of browsers.`)
    return [Number(found[1]), Number(found[2]), Number(found[3])]
  }
  return { tag: of('tag'), vitals: of('web vitals'), blocks: of('blocks') }
})()

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder)).flatMap(name => (name.endsWith('.js') ? `${folder}/${name}` : []))

/** Built files that pages load, and the floor of each. */
const FILES = [
  ...filesIn('dist/tag'),
  ...filesIn('dist/shared'),
  ...['index', 'blocks', 'vitals', 'device', 'inspector'].map(name => `dist/${name}.js`),
]
const floorOf = (path: string): Since =>
  /blocks|extras|inspector/.test(path) ? floors.blocks : /vitals/.test(path) ? floors.vitals : floors.tag

/** Whether a browser of the floor may lack what came with these versions. */
const isNewer = (since: Since, floor: Since): boolean => since.some((version, i) => version > (floor[i] as number))

/** Style sheets of blocks: inside of their built code, and the one that shops take over. */
const styleIn = (code: string, rule = ':host'): string =>
  new RegExp(`["\`][^"\`]*\\${rule}\\{[^"\`]*`).exec(code)?.[0] ?? ''
const SHEETS: readonly [string, string][] = [
  ['dist/tag/blocks.js', styleIn(read('dist/tag/blocks.js'))],
  ['dist/tag/blocks-extras.js', styleIn(read('dist/tag/blocks-extras.js'), '.row')],
  ['dist/shared/blocks.js', styleIn(read('dist/shared/blocks.js'))],
  ['dist/reserve.css', read('dist/reserve.css')],
]

/** What a block does without, by how it then looks. */
const DISPENSABLE: Readonly<Record<string, string>> = {
  'light-dark()': 'a lower price has the colour of the text',
  'color-mix()': 'the border of a button has the colour of its text',
  'scrollbar-width': 'the bar of a row is as wide as others',
}

const stylesNewerThan = (css: string, floor: Since): string[] =>
  STYLES.flatMap(([name, pattern, since]) => (pattern.test(css) && isNewer(since, floor) ? name : []))

describe('the oldest browsers of the README', () => {
  it('speak the ECMAScript of every file that pages load', () => {
    for (const path of FILES)
      expect(
        () => parse(read(path), { ecmaVersion: 2020, sourceType: path.endsWith('/tag.js') ? 'script' : 'module' }),
        path,
      ).not.toThrow()
    expect(() => parse('a ??= 1', { ecmaVersion: 2020 })).toThrow()
  })

  it.each(FILES)('have what %s uses, or it asks before', path => {
    const uses = unguarded(read(path), path.endsWith('/tag.js') ? 'script' : 'module')
    expect(uses.filter(({ since }) => isNewer(since, floorOf(path)))).toEqual([])
  })

  it('know the styles of blocks, but for what only adorns them', () => {
    for (const [path, css] of SHEETS) {
      expect(css.length, path).toBeGreaterThan(500)
      const newer = stylesNewerThan(css, floors.blocks)
      expect(
        newer.filter(name => !(name in DISPENSABLE)),
        path,
      ).toEqual([])
    }
    const used = SHEETS.flatMap(([, css]) => stylesNewerThan(css, floors.blocks))
    expect(
      Object.keys(DISPENSABLE).filter(name => !used.includes(name)),
      'no longer used',
    ).toEqual([])
  })

  it('are not older than what blocks cannot do without', () => {
    const [[, css]] = SHEETS as [[string, string]]
    const before: Since = [104, 109, 15.6]
    expect(stylesNewerThan(css, before)).toContain('container queries')
    expect(unguarded(read('dist/tag/blocks.js'), 'module').filter(({ since }) => isNewer(since, before))).not.toEqual(
      [],
    )
  })
})

describe('the search for what is newer', () => {
  const apis = (code: string): string[] => unguarded(code, 'module', 'latest').map(({ api }) => api)

  it.each([
    ['structuredClone(a)', 'structuredClone'],
    ['globalThis.structuredClone(a)', 'structuredClone'],
    ['const b = scheduler', 'scheduler'],
    ['crypto.randomUUID()', '.randomUUID'],
    ['new CSSStyleSheet()', 'CSSStyleSheet'],
    ['navigator.locks.request(a)', '.locks'],
    ['navigator?.locks.request(a)', '.locks'],
    ['{ const { locks: l } = navigator; l.request(a) }', '.locks'],
    ['if (a) b.at(-1)', '.at()'],
    ['a = AbortSignal.timeout(5)', 'AbortSignal.timeout'],
    ['a.replace(/(?<=b)c/, d)', 'lookbehind'],
  ])('finds %s', (code, api) => {
    expect(apis(code)).toContain(api)
  })

  it.each([
    'crypto.randomUUID?.()',
    'navigator.locks?.request(a)',
    'if (navigator.locks) navigator.locks.request(a)',
    "'structuredClone' in globalThis && structuredClone(a)",
    "typeof scheduler === 'object' ? scheduler.yield() : a",
    '{ const { locks: l } = navigator; if (!l) return_(); else l.request(a) }',
    '() => { const { locks: l } = navigator; if (!l) return; l.request(a) }',
    'navigator.globalPrivacyControl',
    'const b = { at: a.at, navigation: 1 }',
    'document.prerendering',
    'a.replace(/(?<b>c)/, d)',
  ])('lets %s pass', code => {
    expect(apis(code)).toEqual([])
  })

  it('finds newer styles', () => {
    const floor: Since = [105, 110, 16.4]
    expect(stylesNewerThan('a{color:light-dark(#000,#fff)}a:has(b){width:10dvh}', floor)).toEqual([
      ':has()',
      'light-dark()',
      'small viewports',
    ])
    expect(stylesNewerThan('a:is(b){inset:0}', floor)).toEqual([])
  })
})
