import { Command } from 'commander'
import { expect, it } from 'vitest'
import { addVerify } from '../../src/collector/commands/verify.js'
import { optionOf, TELLING, type ToldKey } from '../../src/verify/Told.js'

it('has an option for each page that can be told, in the same words', () => {
  const program = new Command()
  addVerify(program)
  const options = new Map(program.commands[0]?.options.map(({ long, description }) => [long, description]))
  const pages = (Object.keys(TELLING) as ToldKey[]).filter(key => TELLING[key].kind === 'address' && key !== 'start')
  expect(pages.map(key => options.get(optionOf(key)))).toEqual(pages.map(key => TELLING[key].what))
  expect(options.get('--start')).toBeUndefined()
})
