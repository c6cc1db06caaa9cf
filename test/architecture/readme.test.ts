import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EVENT_NAMES } from '../../src/protocol/events/index.js'
import { PROBLEMS } from '../../src/protocol/problems.js'
import { SCENARIOS } from '../../src/verify/scenarios/index.js'
import { compare } from '../support/docs.js'
import { ROOT } from './sources.js'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** What shops read. */
const PAGES = ['README.md', ...readdirSync(join(ROOT, 'guide')).map(name => `guide/${name}`)]

/** Headings as links name them. */
const anchorsOf = (text: string) =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )

describe('demo/README.md', () => {
  it('shows the scenarios as the sources say; else type "npm run docs"', async () => {
    const { now, wanted } = await compare('scenarios', read('demo/README.md'))
    expect(now).toBe(wanted)
    expect(Object.values(SCENARIOS).filter(({ name }) => !wanted.includes(`| \`${name}\` |`))).toEqual([])
  })
})

describe('the guide', () => {
  it.each([
    ['events', 'guide/tag.md'],
    ['problems', 'guide/troubleshooting.md'],
  ] as const)('shows the table of %s as the sources say; else type "npm run docs"', async (name, page) => {
    const { now, wanted } = await compare(name, read(page))
    expect(now).toBe(wanted)
  })

  it('is compared with tables that name everything', async () => {
    const events = (await compare('events', read('guide/tag.md'))).wanted
    expect(EVENT_NAMES.filter(name => !events.includes(`| \`${name}\` |`))).toEqual([])
    const problems = (await compare('problems', read('guide/troubleshooting.md'))).wanted
    expect(Object.keys(PROBLEMS).filter(code => !problems.includes(`| \`${code}\` |`))).toEqual([])
    expect(problems).toContain(PROBLEMS.bad_json.message)
  })

  it('would be found to lack its markers or to differ', async () => {
    expect((await compare('events', 'no markers')).now).toBeUndefined()
    const stale = await compare('events', '<!-- events -->\n| event |\n<!-- /events -->\n')
    expect(stale.now).toBe('| event |')
    expect(stale.readme).toContain('| `purchase` |')
  })

  it('names each script that it may ask for', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const asked = PAGES.flatMap(page =>
      [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name as string),
    )
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.filter(name => !(name in scripts))).toEqual([])
  })

  it('is named page by page in the README, and each link of both leads somewhere', () => {
    for (const page of PAGES.slice(1)) expect(read('README.md')).toContain(`](${page})`)
    const dead = PAGES.flatMap(page =>
      [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = '']) => link)
        .filter(link => !/^https?:/.test(link))
        .filter(link => {
          const [path = '', anchor] = link.split('#')
          const target = path === '' ? page : join(dirname(page), path)
          return !existsSync(join(ROOT, target)) || (anchor !== undefined && !anchorsOf(read(target)).includes(anchor))
        })
        .map(link => `${page}: ${link}`),
    )
    expect(dead).toEqual([])
  })

  it('is what makes the README short', () => {
    expect(read('README.md').split('\n').length).toBeLessThan(260)
  })
})
