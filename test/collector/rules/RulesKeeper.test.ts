import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { RulesKeeper } from '../../../src/collector/rules/RulesKeeper.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const hide = (name: string, sites?: string[]) => ({ name, ...(sites && { sites }), hide: { products: ['A'] } })

function keep() {
  const file = join(temporaryDirectory(), 'rules.json')
  const write = (...rules: object[]) => writeFileSync(file, JSON.stringify({ rules }))
  write(hide('first'))
  const told = { changed: 0, failed: [] as string[] }
  const keeper = new RulesKeeper({
    file,
    changed: () => told.changed++,
    failed: problems => told.failed.push(...problems),
  })
  onTestFinished(() => keeper.stop())
  const names = (site = 'demo') => keeper.of(site).map(({ name }) => name)
  return { file, write, told, keeper, names }
}

describe('the keeper of rules', () => {
  test('knows which rules are those of a site', () => {
    const { write, keeper, names } = keep()
    write(hide('all'), hide('one', ['one']), hide('both', ['one', 'two']))
    keeper.reload()
    expect([names('one'), names('two'), names('three')]).toEqual([['all', 'one', 'both'], ['all', 'both'], ['all']])
  })

  test('knows which pauses and experiments are those of a site', () => {
    const { file, keeper } = keep()
    const trial = (name: string, placement: string, sites?: string[]) => ({
      name,
      placement,
      share: 1,
      control: 'hidden',
      ...(sites && { sites }),
    })
    writeFileSync(
      file,
      JSON.stringify({
        rules: [],
        pauses: [{ name: 'P', sites: ['one'] }],
        experiments: [trial('E', 'home', ['one', 'two']), trial('F', 'cart')],
      }),
    )
    keeper.reload()
    const of = (site: string) => {
      const switches = keeper.switches(site)
      const names = ['home', 'cart'].map(placement => switches.experiment(placement, 0)?.name)
      return [switches.paused({ type: 'bestsellers' }, 0), ...names]
    }
    expect([of('one'), of('two'), of('three')]).toEqual([
      ['all', 'E', 'F'],
      [undefined, 'E', 'F'],
      [undefined, undefined, 'F'],
    ])
  })

  test('reads a file again once it changes', async () => {
    const { write, told, names } = keep()
    write(hide('first'), hide('second'))
    await expect.poll(names, { timeout: 4_000 }).toEqual(['first', 'second'])
    expect(told).toEqual({ changed: 1, failed: [] })
  })

  test('stays with the last good rules when the new ones cannot be used, and says so once', async () => {
    const { file, write, told, names, keeper } = keep()
    expect(keeper.problems).toEqual([])
    writeFileSync(file, '{ "rules": [ ')
    await expect.poll(() => told.failed, { timeout: 4_000 }).toHaveLength(1)
    expect(told.failed[0]).toContain('ends too early')
    expect(keeper.problems).toEqual(told.failed)
    expect([names(), told.changed]).toEqual([['first'], 0])
    rmSync(file)
    await expect.poll(() => told.failed, { timeout: 4_000 }).toHaveLength(2)
    expect(names()).toEqual(['first'])
    await new Promise(resolve => setTimeout(resolve, 1_300))
    expect(told.failed).toHaveLength(2)
    write(hide('third'))
    await expect.poll(names, { timeout: 4_000 }).toEqual(['third'])
    expect(keeper.problems).toEqual([])
  })

  test('does not begin with a file that cannot be used', () => {
    const { file } = keep()
    writeFileSync(file, '{}')
    expect(() => new RulesKeeper({ file, changed() {}, failed() {} })).toThrow('The file lacks "rules"')
  })
})
