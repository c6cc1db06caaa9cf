import { type Command, InvalidArgumentError } from 'commander'
import { EVENT_NAMES, type EventName } from '../../protocol/events/index.js'
import { exportedEvent } from '../export/exportedEvent.js'
import { writeLines } from '../export/writeLines.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { OperatorError } from '../OperatorError.js'
import { openStore } from '../openStore.js'

interface ExportOptions {
  data: string
  site: string
  name?: EventName[]
}

/** `grapevine export`: every counted event of a site on stdout, also while the collector runs. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('Print every counted event of a site, one JSON object a line, oldest first.')
    .requiredOption('--data <dir>', 'data directory')
    .requiredOption('--site <key>', 'site key')
    .option('--name <event>', 'only events of this name; may be repeated', addName)
    .action(async ({ data, site, name }: ExportOptions) => {
      const store = openStore(data, { readonly: true })
      try {
        const known = store.sites.keys()
        if (!known.includes(site)) {
          throw new OperatorError(`There is no site ${site} in ${data}. Known sites: ${known.join(', ') || 'none'}.`)
        }
        await writeLines(
          exported(store.log.read({ site, ...(name === undefined ? {} : { names: name }) })),
          process.stdout,
        )
      } finally {
        await store.close()
      }
    })
}

function* exported(events: Iterable<LoggedEvent>) {
  for (const event of events) yield exportedEvent(event)
}

function addName(value: string, before: EventName[] = []): EventName[] {
  if (!EVENT_NAMES.includes(value as EventName)) {
    throw new InvalidArgumentError(`It must be one of ${EVENT_NAMES.join(', ')}.`)
  }
  return [...before, value as EventName]
}
