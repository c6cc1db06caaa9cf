import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EVENT_NAMES } from '../../src/protocol/events/index.js'
import { PROBLEMS } from '../../src/protocol/problems.js'
import { SCENARIOS } from '../../src/verify/scenarios/index.js'
import { compare } from '../support/docs.js'
import { ROOT } from './sources.js'

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')

describe('demo/README.md', () => {
  it('shows the scenarios as the sources say; else type "npm run docs"', async () => {
    const { now, wanted } = await compare('scenarios', readFileSync(join(ROOT, 'demo/README.md'), 'utf8'))
    expect(now).toBe(wanted)
    expect(Object.values(SCENARIOS).filter(({ name }) => !wanted.includes(`| \`${name}\` |`))).toEqual([])
  })
})

describe('README.md', () => {
  it.each([
    'events',
    'problems',
  ] as const)('shows the table of %s as the sources say; else type "npm run docs"', async name => {
    const { now, wanted } = await compare(name, readme)
    expect(now).toBe(wanted)
  })

  it('is compared with tables that name everything', async () => {
    const events = (await compare('events', readme)).wanted
    expect(EVENT_NAMES.filter(name => !events.includes(`| \`${name}\` |`))).toEqual([])
    const problems = (await compare('problems', readme)).wanted
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
    const asked = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name as string)
    expect(asked.filter(name => !(name in scripts))).toEqual([])
  })
})
