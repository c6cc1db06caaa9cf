import { Command } from 'commander'
import { expect, test } from 'vitest'
import { ListOption } from '../../../src/collector/commands/ListOption.js'
import { readAgain } from '../../../src/collector/commands/optionReaders.js'
import { refuseRepeats } from '../../../src/collector/commands/refuseRepeats.js'

/** What these arguments give, or what is said of them. */
const read = (...args: string[]): unknown => {
  const program = new Command('grapevine').exitOverride().configureOutput({ writeErr: () => {} })
  let given: unknown
  program
    .command('rules')
    .command('check')
    .exitOverride()
    .option('-d, --data <dir>', 'directory', 'here')
    .option('--json', 'as JSON')
    .addOption(new ListOption('--map <pairs>', 'pairs').argParser(readAgain))
    .action(options => {
      given = options
    })
  refuseRepeats(program)
  try {
    program.parse(['rules', 'check', ...args], { from: 'user' })
  } catch (error) {
    return (error as Error).message
  }
  return given
}

test('an option is given once, also of a command in a command, however it is written', () => {
  expect(read()).toEqual({ data: 'here' })
  expect(read('--data', 'there')).toEqual({ data: 'there' })
  for (const again of [['--data', 'a'], ['--data=b'], ['-d', 'b'], ['-db']])
    expect(read('--data', 'a', ...again)).toMatch(/^error: option '-d, --data <dir>' is given twice.*Leave one out\.$/)
})

test('a list may be given again, and so may what has no value', () => {
  expect(read('--map', 'a=b', '--map', 'c=d', '--json', '--json')).toEqual({
    data: 'here',
    json: true,
    map: ['a=b', 'c=d'],
  })
})
