import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/process.js'
import { type PackedProject, packProject } from './packProject.js'

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const optional = Object.keys(manifest.optionalDependencies)

/** Whether a range such as `^18 || >=20.9.0` of `engines` has this version of Node in it. */
const isInRange = (range: string, [major, minor]: readonly [number, number]): boolean =>
  range.split('||').some(one => {
    const [, sign = '', first = '', second = '0'] = /^\s*(>=?|\^|~)?\s*(\d+)(?:\.(\d+))?/.exec(one) ?? []
    if (first === '') return one.trim() === '*'
    const isReached = major > Number(first) || (major === Number(first) && minor >= Number(second))
    return isReached && (sign.startsWith('>') || major === Number(first))
  })

/** What `npm install grapevine-sdk --omit=optional` makes. */
let project: PackedProject

beforeAll(() => {
  project = packProject(Object.keys(manifest.dependencies))
}, 60_000)

afterAll(() => rmSync(project.folder, { recursive: true, force: true }))

const node = (...args: string[]) =>
  spawnSync(process.execPath, args, { cwd: project.folder, encoding: 'utf8', timeout: 20_000 })
const grapevine = (...args: string[]) => node(join(project.installed, 'dist/cli.js'), ...args)

/** A command that cannot work says one sentence, and nothing of where it failed. */
const expectSentence = ({ stdout, stderr, status }: ReturnType<typeof grapevine>, sentence: RegExp) => {
  expect(stderr).toMatch(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stdout).toBe('')
  expect(status).toBe(1)
}

describe('without what only the collector needs', () => {
  it.each(Object.keys(manifest.exports).filter(name => /^\.(\/(?!react)\w+)?$/.test(name)))('%s is imported', name => {
    const { status, stderr } = node('--input-type=module', '-e', `await import('grapevine-sdk${name.slice(1)}')`)
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  it('the command explains itself and does what needs none of it', () => {
    const help = grapevine('--help')
    const commands = [...help.stdout.matchAll(/^ {2}([a-z][a-z-]+) /gm)].map(([, name = '']) => name)
    expect(commands).toEqual(expect.arrayContaining(['serve', 'import-orders', 'rules', 'verify']))
    for (const name of commands.filter(name => name !== 'help')) {
      const { stdout, stderr, status } = grapevine(name, '--help')
      expect(stdout, name).toContain(`Usage: grapevine ${name}`)
      expect({ stderr, status }, name).toEqual({ stderr: '', status: 0 })
    }
    expect(grapevine('verify', '--list').stdout).toContain('blocks-drawn')
    expect(JSON.parse(grapevine('rules', 'schema').stdout)).toHaveProperty('properties')
    writeFileSync(join(project.folder, 'sessions.txt'), 'A B C\nA B D\nA B C\n')
    writeFileSync(join(project.folder, 'test.txt'), 'A\tB\n')
    const files = ['--train', 'sessions.txt', '--test', 'test.txt', '--format', 'sessions']
    expect(JSON.parse(grapevine('evaluate', ...files, '--json').stdout)).toMatchObject({ pairs: 1 })
  })

  it.each([
    ['serve', '--data', 'data', '--port', '0'],
    ['import-catalog', 'products.json', '--data', 'data', '--site', 'my-shop'],
    ['import-orders', 'orders.csv', '--data', 'data', '--site', 'my-shop'],
    ['rules', 'check', 'rules.json'],
  ])('%s says what to type', (...command) => {
    writeFileSync(join(project.folder, 'orders.csv'), 'order_id,sku,quantity,date\nA-1,SKU-1,1,2026-11-20\n')
    writeFileSync(join(project.folder, 'products.json'), '[]')
    writeFileSync(join(project.folder, 'rules.json'), '{}')
    const finished = grapevine(...command)
    expectSentence(finished, /: type "npm install [^"]+"\.$/m)
    for (const name of optional) expect(finished.stderr).toContain(` ${name}@${manifest.optionalDependencies[name]}`)
    expect(finished.stderr).not.toContain('commander@')
  })

  it('a collector that is made by code says the same', () => {
    const { stdout } = node(
      '--input-type=module',
      '-e',
      `import { createCollector, OperatorError, openStore } from 'grapevine-sdk/collector'
       const failed = await createCollector({ data: 'data' }).catch(error => error)
       console.log(failed instanceof OperatorError, failed.message)
       try { openStore('data') } catch (error) { console.log(error instanceof OperatorError, error.message) }`,
    )
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^true .*"npm install .*fastify@/),
      expect.stringMatching(/^true .*"npm install .*better-sqlite3@/),
    ])
  })
})

describe('where the install script of SQLite has not run', () => {
  let unbuilt: PackedProject

  beforeAll(() => {
    unbuilt = packProject([
      ...Object.keys(manifest.dependencies),
      ...optional.filter(name => name !== 'better-sqlite3'),
    ])
    for (const name of ['better-sqlite3', 'bindings', 'file-uri-to-path'])
      cpSync(join(ROOT, 'node_modules', name), join(unbuilt.folder, 'node_modules', name), {
        recursive: true,
        filter: path => !/better-sqlite3\/(build|deps|src)$/.test(path),
      })
  }, 60_000)

  afterAll(() => rmSync(unbuilt.folder, { recursive: true, force: true }))

  it('the command says how to build it', () => {
    const finished = spawnSync(
      process.execPath,
      [join(unbuilt.installed, 'dist/cli.js'), 'serve', '--data', 'data', '--port', '0'],
      { cwd: unbuilt.folder, encoding: 'utf8', timeout: 20_000 },
    )
    expectSentence(finished, /: type "npm rebuild better-sqlite3 --ignore-scripts=false"\.$/m)
    expect(finished.stderr).not.toContain('npm install')
  })
})

describe('what npm installs with the package', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  const packages = Object.entries<{
    dev?: true
    optional?: true
    hasInstallScript?: true
    engines?: { node?: string }
  }>(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)

  it('builds nothing that an install could fail for', () => {
    const built = packages.filter(([, { hasInstallScript }]) => hasInstallScript)
    expect(built.map(([path]) => path)).toEqual(['node_modules/better-sqlite3'])
    expect(built.filter(([, { optional }]) => !optional)).toEqual([])
  })

  it('is for every Node that the package is for: npm takes away what depends on an optional package of another', () => {
    expect(manifest.engines.node).toBe('>=20.19')
    const newer = packages.filter(([, { engines }]) => !isInRange(engines?.node ?? '*', [20, 19]))
    expect(newer.map(([path]) => path)).toEqual([])
  })

  it.each(['>=22', '^22.1 || >=24', '>= 20.20.0', '^18', '18.x || 22.x'])('%s would be found', range => {
    expect(isInRange(range, [20, 19])).toBe(false)
  })
})
