import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'acorn'
import { publint } from 'publint'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/process.js'
import { BUDGETS } from '../support/size.js'
import { packProject } from './packProject.js'

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

let project = ''
let installed = ''
let tarball = ''
let files: string[] = []

beforeAll(() => {
  const { dependencies, optionalDependencies } = manifest
  const packed = packProject(Object.keys({ ...dependencies, ...optionalDependencies, react: '', 'react-dom': '' }))
  project = packed.folder
  ;({ installed, tarball, files } = packed)
}, 60_000)

afterAll(() => rmSync(project, { recursive: true, force: true }))

const node = (code: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--unhandled-rejections=strict', '-e', code], {
    cwd: project,
    encoding: 'utf8',
    timeout: 20_000,
  })

describe('the tarball', () => {
  it('holds what each export names, with its types', () => {
    for (const [name, target] of Object.entries<{ types?: string; default?: string } | string>(manifest.exports)) {
      if (typeof target === 'string') continue
      expect(files, name).toContain(target.default?.slice(2))
      expect(files, name).toContain(target.types?.slice(2))
    }
    expect(files).toContain('dist/rules.schema.json')
    for (const path of Object.values<string>(manifest.bin)) expect(files).toContain(path.replace('./', ''))
    for (const file of Object.keys(BUDGETS)) expect(files).toContain(`dist/tag/${file}`)
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']))
  })

  it('holds nothing else: no sources of tests, no demo, no accounts of the compiler', () => {
    const known =
      /^(dist\/.+\.(js|d\.ts|js\.map|css|html)|dist\/rules\.schema\.json|guide\/[a-z]+\.md|LICENSE|README\.md|CHANGELOG\.md|package\.json)$/
    expect(files.filter(path => !known.test(path))).toEqual([])
    expect(files.filter(path => /tsbuildinfo|\.test\.|(^|\/)(demo|test|types)\//.test(path))).toEqual([])
  })

  it('has what its README and its guide link to, or the README says that it is in the repository alone', () => {
    const pages = files.filter(path => path === 'README.md' || path.startsWith('guide/'))
    expect(pages.length).toBeGreaterThan(5)
    const readme = readFileSync(join(installed, 'README.md'), 'utf8')
    const [, list = ''] =
      /What this page and its guide link to in (.+) is in the repository, and not in the npm package\./.exec(readme) ??
      []
    const elsewhere = [...list.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
    expect(elsewhere).toContain('demo/')
    const links = pages.flatMap(page =>
      [...readFileSync(join(installed, page), 'utf8').matchAll(/\]\(([^)\s]+)\)|<(?:img|a) (?:src|href)="([^"$]+)"/g)]
        .map(([, markdown, html]) => (markdown ?? html ?? '').replace(/#.*/, ''))
        .filter(path => path.includes('.') && !/^[a-z]+:/.test(path))
        .map(path => join(dirname(page), path)),
    )
    expect(links).toContain('demo/screenshots/product-phone.jpg')
    for (const link of links) expect(existsSync(join(ROOT, link)), link).toBe(true)
    const dead = links.filter(link => !files.includes(link) && !elsewhere.some(path => link.startsWith(path)))
    expect(dead).toEqual([])
    for (const path of elsewhere) {
      expect(
        links.some(link => link.startsWith(path)),
        path,
      ).toBe(true)
      expect(
        files.some(file => file.startsWith(path)),
        path,
      ).toBe(false)
    }
  })

  it('has maps that carry their sources', () => {
    for (const path of files.filter(path => path.endsWith('.js.map'))) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(join(installed, path), 'utf8'))
      expect(sourcesContent?.filter(Boolean), path).toHaveLength(sources.length)
    }
  })

  it('holds no address of the machine that built it', () => {
    const telling = files
      .filter(path => /\.(js|d\.ts|json)$/.test(path))
      .filter(path => readFileSync(join(installed, path), 'utf8').includes(ROOT))
    expect(telling).toEqual([])
  })

  it('is what publint asks for', async () => {
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true })
    expect(messages).toEqual([])
  })

  it('has types that resolve for every kind of ES module', () => {
    const attw = join(ROOT, 'node_modules/.bin/attw')
    // It ends with an error when it finds a problem.
    const report = execFileSync(
      attw,
      [
        tarball,
        '--profile',
        'esm-only',
        '--no-color',
        '--no-emoji',
        '--exclude-entrypoints',
        './tag/*',
        './reserve.css',
        './rules.schema.json',
      ],
      { encoding: 'utf8', timeout: 60_000 },
    )
    for (const name of ['', '/blocks', '/vitals', '/device', '/inspector', '/react', '/testing', '/collector'])
      expect(report).toMatch(new RegExp(`"grapevine-sdk${name}"[^\\w]+OK \\(ESM\\)[^\\w]+OK\\b`))
  })

  it('gives the command an interpreter and the right to run', () => {
    const cli = join(installed, manifest.bin.grapevine)
    expect(readFileSync(cli, 'utf8').split('\n', 1)[0]).toBe('#!/usr/bin/env node')
    expect(statSync(cli).mode & 0o111).toBe(0o111)
  })
})

describe('an import in plain Node, as on a server that renders pages', () => {
  it.each([
    'grapevine-sdk',
    'grapevine-sdk/blocks',
    'grapevine-sdk/vitals',
    'grapevine-sdk/device',
    'grapevine-sdk/inspector',
    'grapevine-sdk/testing',
  ])('of %s does nothing', name => {
    const said = node(`
      const calls = []
      for (const key of ['fetch', 'setTimeout', 'setInterval', 'queueMicrotask', 'addEventListener']) {
        const real = globalThis[key]
        globalThis[key] = (...args) => { calls.push(key); return real?.(...args) }
      }
      const known = Reflect.ownKeys(globalThis)
      const module = await import('${name}')
      console.log(JSON.stringify({
        exports: Object.keys(module),
        added: Reflect.ownKeys(globalThis).filter(key => !known.includes(key)).map(String),
        calls,
        left: process.getActiveResourcesInfo().filter(name => /Timeout|Immediate|TCP|UDP|Worker|MessagePort/.test(name)),
      }))`)
    const { exports, ...effects } = JSON.parse(said)
    expect(exports.length).toBeGreaterThan(0)
    expect(effects).toEqual({ added: [], calls: [], left: [] })
  })

  it('lets a tracker be made and used without a browser', () => {
    const said = node(`
      const { createTracker } = await import('grapevine-sdk')
      const tracker = createTracker({ site: 'demo', collector: 'https://collector.invalid' })
      const fate = await tracker.event('page_view', {})
      await tracker.cart.set([])
      await tracker.flush()
      tracker.destroy()
      console.log(fate.status)`)
    expect(said.trim()).toBe('dropped')
  })
})

describe('the command', () => {
  /** What a file imports before it runs, and what that imports. */
  const imported = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen
    seen.add(file)
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^'"(]*['"](\.[^'"]+)['"]/gm))
      imported(join(dirname(file), from), seen)
    return seen
  }

  it('loads the check of shops only where it is asked for', () => {
    const files = [...imported(join(installed, 'dist/cli.js'))]
    expect(files.length).toBeGreaterThan(2)
    expect(files.filter(file => readFileSync(file, 'utf8').includes('blocks-drawn'))).toEqual([])
    expect(readFileSync(join(installed, 'dist/cli.js'), 'utf8')).toMatch(/import\('\.\/node\//)
  })
})

describe('the helpers for unit tests', () => {
  it('do what the guide shows, under node:test', () => {
    const [, example = ''] =
      /```js\n(import \{ test \}[\s\S]*?)```/.exec(readFileSync(join(ROOT, 'guide/tag.md'), 'utf8')) ?? []
    const run = (name: string, code: string) => {
      writeFileSync(join(project, name), code)
      return spawnSync(process.execPath, ['--test', name], { cwd: project, encoding: 'utf8', timeout: 20_000 })
    }
    const right = run('right.test.js', example)
    expect(right.stdout).toMatch(/pass 1\n/)
    expect(right.status).toBe(0)
    const wrong = run(
      'wrong.test.js',
      example.replace('{ items: [{ item_id: id }] }', '{ value: 3, items: [{ item_id: id }] }'),
    )
    expect(wrong.stdout).toContain(
      'a collector refuses view_item: bad_currency (value). currency must be an ISO 4217 code',
    )
    expect(wrong.status).toBe(1)
  })
})

describe('the types', () => {
  /** What the compiler says of a file of a strict project that has nothing but this package, and other types where they are named. */
  const said = (name: string, code: string, options: ts.CompilerOptions = {}) => {
    const entry = join(project, name)
    writeFileSync(entry, code)
    const program = ts.createProgram([entry], {
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      ...options,
    })
    return ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => ({
      file: file?.fileName.replace(project, ''),
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }))
  }

  it('compile in a strict project that has nothing but this package', () => {
    const code = `import { createTracker, type Fate } from 'grapevine-sdk'
       import 'grapevine-sdk/blocks'
       import 'grapevine-sdk/vitals'
       import 'grapevine-sdk/device'
       import 'grapevine-sdk/inspector'
       import { createTestTracker, expectEvents } from 'grapevine-sdk/testing'
       const tracker = createTracker({ site: 'demo', collector: 'https://collector.shop.example' })
       export const fate: Promise<Fate> = tracker.event('view_item', { items: [{ item_id: 'A' }] })
       expectEvents(createTestTracker({ answers: { 'also-bought': ['A'] } }), [{ name: 'view_item' }])
       // @ts-expect-error: there is no such event
       void tracker.event('vieuw_item', {})
       // @ts-expect-error: an order has a number
       void tracker.event('purchase', { items: [{ item_id: 'A' }] })
       void tracker.event('page_view')
       // @ts-expect-error: a product that is looked at is named
       void tracker.event('view_item')
       document.addEventListener('grapevine:add', ({ detail: { item, params } }) => {
         void tracker.event('add_to_cart', { ...params, items: [{ item_id: item.id, quantity: 1 }] })
       })`
    expect(said('shop.ts', code)).toEqual([])
  })

  it('take what a shop has: fields that may be undefined, lists that are read-only, and a function of its own', () => {
    const code = `import { createTracker, type Consent, type EventMap, type EventName, type Item } from 'grapevine-sdk'
       import 'grapevine-sdk/blocks'
       declare const may: string | undefined
       declare const consent: Consent | undefined
       declare const state: { readonly items: readonly { readonly item_id: string; readonly price: number | undefined }[] }
       const tracker = createTracker({ site: 'demo', collector: 'https://collector.shop.example', consent, pageType: may })
       void tracker.event('view_item', { currency: may, items: [{ item_id: 'A', item_name: may }] })
       void tracker.event('purchase', { transaction_id: 'A-1', items: state.items })
       void tracker.event('share', { method: may })
       void tracker.cart.set(state.items)
       void tracker.cart.set({ currency: may, items: state.items })
       void tracker.page({ type: may })
       void tracker.recommend({ type: 'also-bought', anchors: state.items.map(item => item.item_id), category: may })
       export const tell = <N extends EventName>(name: N, params: EventMap[N]) => tracker.event(name, params)
       export const item: Item = { item_id: 'A' }
       document.querySelector('grapevine-block')?.addEventListener('grapevine:add', ({ detail }) => detail.item.id)
       // @ts-expect-error: a product has an id
       void tracker.event('view_item', { items: [{ item_id: may }] })
       // @ts-expect-error: an order has a number
       void tracker.event('purchase', { transaction_id: undefined, items: state.items })
       // @ts-expect-error: there is no such field
       void tracker.event('view_item', { items: [{ id: 'A' }] })
       // @ts-expect-error: a product has an id
       void tracker.cart.set([{ price: 3 }])
       // @ts-expect-error: a tracker belongs to a site
       createTracker({ site: may, collector: 'https://collector.shop.example' })
       // @ts-expect-error: a block has a type
       void tracker.recommend({ type: undefined })`
    expect(said('given.ts', code, { exactOptionalPropertyTypes: true })).toEqual([])
  })

  it('say what gv takes, where a page in TypeScript declares it', () => {
    const code = `import type { TagFunction } from 'grapevine-sdk'
       declare global { var gv: TagFunction }
       void gv('event', 'view_item', { items: [{ item_id: 'A' }] })?.then(({ status }) => status)
       void window.gv('cart', { currency: 'EUR', items: [] })
       gv('on', 'problem', ({ code, detail }) => [code, detail])
       gv('consent', 'granted')
       gv('blocks')
       void gv('recommend', { type: 'also-bought', anchors: ['A'] })?.then(block => block?.recommendationId)
       // @ts-expect-error: there is no such event
       gv('event', 'vieuw_item', {})
       // @ts-expect-error: an event names its products
       gv('event', 'view_item')
       // @ts-expect-error: there is no such command
       gv('view_item', { items: [{ item_id: 'A' }] })
       // @ts-expect-error: there is no such state
       gv('consent', 'yes')`
    expect(said('gv.ts', code)).toEqual([])
  })

  it.each([18, 19])('compile with those of React %i', react => {
    const types = join(ROOT, 'node_modules/@types', react === 18 ? 'react-18' : 'react')
    const { version } = JSON.parse(readFileSync(join(types, 'package.json'), 'utf8'))
    expect(version).toMatch(new RegExp(`^${react}\\.`))
    const code = `import { GrapevineBlock, GrapevineProvider, usePageView, useRecommendations } from 'grapevine-sdk/react'
       import { createTracker } from 'grapevine-sdk'
       import { blocks } from 'grapevine-sdk/blocks'
       const create = () => createTracker({ site: 'demo', collector: 'https://collector.shop.example' })
       declare const may: string | undefined
       export const plugins = [blocks(), blocks({ navigate: path => void path.slice(1) }), blocks({ navigate: undefined })]
       function Own() {
         usePageView({ type: 'product', title: may })
         const { items, impression, link } = useRecommendations({ type: 'trending' })
         return <ul ref={impression}>{items.map(item => <li key={item.id}><a {...link(item)}>{item.title}</a></li>)}</ul>
       }
       export const late = ({ html }: { html: string | undefined }) => <GrapevineBlock type="trending" html={html} />
       export const shop = (
         <GrapevineProvider create={create}>
           <GrapevineBlock type="also-bought" item={['A']} renderCard={({ id }, { title }) => <b>{id} {title}</b>} onAdd={({ slot }) => slot.toFixed()} />
           <GrapevineBlock type="trending" id="trending" style={{ margin: 0 }} data-mine="1" echo="dataLayer" onClick={event => event.preventDefault()} />
           <grapevine-block type="bestsellers" limit={3} item={may} class="mine" ref={(element: HTMLElement | null) => void element} />
           <Own />
         </GrapevineProvider>
       )
       // @ts-expect-error: there is no such block
       export const none = <GrapevineBlock type="worst-sellers" />
       // @ts-expect-error: nor does the element know it
       export const other = <grapevine-block type="worst-sellers" />
       // @ts-expect-error: its cards are its own
       export const filled = <GrapevineBlock type="trending">cards</GrapevineBlock>
       // @ts-expect-error: an element says what it is
       export const bare = <grapevine-block limit={3} />`
    const paths = { react: [join(types, 'index.d.ts')], 'react/jsx-runtime': [join(types, 'jsx-runtime.d.ts')] }
    expect(said('shop.tsx', code, { jsx: ts.JsxEmit.ReactJSX, paths, exactOptionalPropertyTypes: true })).toEqual([])
  })
})

describe('code for pages', () => {
  const inFolder = (folder: string): string[] =>
    readdirSync(join(ROOT, 'dist', folder))
      .filter(name => name.endsWith('.js'))
      .map(name => join('dist', folder, name))

  it('leaves one global name at most', () => {
    const tag = readFileSync(join(ROOT, 'dist/tag/tag.js'), 'utf8')
    const { body } = parse(tag, { ecmaVersion: 2020, sourceType: 'script' })
    expect(body.map(({ type }) => type).filter(type => type !== 'ExpressionStatement')).toEqual([])
  })

  it('evaluates nothing and writes no markup, packages included', () => {
    for (const path of inFolder('tag'))
      expect(readFileSync(join(ROOT, path), 'utf8'), path).not.toMatch(
        /\beval\(|new Function\b|\.(innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write|["']unload["']|beforeunload/,
      )
  })
})
