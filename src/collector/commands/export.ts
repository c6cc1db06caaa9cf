import { type Command, InvalidArgumentError } from 'commander'
import { EVENT_NAMES, type EventName } from '../../protocol/events/index.js'
import { exportedEvent } from '../export/exportedEvent.js'
import { writeLines } from '../export/writeLines.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { openStore } from '../openStore.js'
import type { Choices } from '../report/Choices.js'
import { readChoices } from '../report/readChoices.js'
import { knownSites } from './knownSites.js'
import { ListOption } from './ListOption.js'
import { readWhole } from './optionReaders.js'

const DAY_MS = 86_400_000

interface ExportOptions {
  data: string
  site: string
  name?: EventName[]
  credit?: number
}

/** `grapevine export`: every counted event of a site on stdout, also while the collector runs. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('Print every counted event of a site, one JSON object a line, oldest first.')
    .requiredOption('--data <dir>', 'data directory')
    .requiredOption('--site <key>', 'site key')
    .addOption(new ListOption('--name <event>', 'only events of this name; may be repeated').argParser(addName))
    .option(
      '--credit <days>',
      'with carts and orders: what was chosen from a block so many days before, or later',
      readWhole(1, 400),
    )
    .action(async ({ data, site, name, credit }: ExportOptions) => {
      const store = openStore(data, { readonly: true })
      try {
        knownSites(store, data, site)
        const choices = credit === undefined ? undefined : readChoices(store, site, credit * DAY_MS)
        const events = store.log.read({ site, ...(name === undefined ? {} : { names: name }) })
        await writeLines(exported(events, choices), process.stdout)
      } finally {
        await store.close()
      }
    })
}

function* exported(events: Iterable<LoggedEvent>, choices: Choices | undefined) {
  for (const event of events) yield exportedEvent(event, choices)
}

function addName(value: string, before: EventName[] = []): EventName[] {
  if (!EVENT_NAMES.includes(value as EventName)) {
    throw new InvalidArgumentError(`It must be one of ${EVENT_NAMES.join(', ')}.`)
  }
  return [...before, value as EventName]
}
