import type { Command } from 'commander'
import { ListOption } from './ListOption.js'

/**
 * Makes a command and those below it refuse an option that is given a second time: the last would count, and nobody would hear of the
 * first. A `ListOption` may be repeated, and so may what has no value.
 */
export function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    if (option instanceof ListOption || option.isBoolean()) continue
    let isGiven = false
    command.on(`option:${option.name()}`, () => {
      if (isGiven) command.error(`error: option '${option.flags}' is given twice, and counts once. Leave one out.`)
      isGiven = true
    })
  }
  command.commands.forEach(refuseRepeats)
}
