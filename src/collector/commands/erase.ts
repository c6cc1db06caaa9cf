import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { lockForServing } from '../database/lockForServing.js'
import type { Person } from '../log/EventLog.js'
import { visitorsOf } from '../log/visitorsOf.js'
import { removeSnapshot, SNAPSHOT_NAME } from '../model/snapshotFile.js'
import { OperatorError } from '../OperatorError.js'
import { openStore } from '../openStore.js'
import { readSite } from './optionReaders.js'

interface Options {
  data?: string
  collector?: string
  token?: string
  site: string
  visitor?: string
  customer?: string
}

const HELP = `
Visitor ids stand in what "grapevine export" writes; a customer id is what the shop gave to identify(). What
comes from them later is refused. Of a customer the events go that name this id; "visitors" are the browsers on which they did:
erase each with --visitor too, unless others use it, for what was done there without a name. "overwritten": false says that files hold bytes of them still, since another program
reads the data or the disk is full: end it or make room, and a serving collector overwrites them. Backups that were made before still hold them: make a new one and delete those.`

/** `grapevine erase`: forgets a visitor or a customer, in a data directory or through the collector that serves it. */
export function addErase(program: Command): void {
  program
    .command('erase')
    .description('Erase all that is kept of a visitor or a customer, at once and for good.')
    .addOption(new Option('--data <dir>', 'data directory that no collector serves').conflicts('collector'))
    .option('--collector <url>', 'address of the collector that serves the data', readAddress)
    .option('--token <token>', 'its token, without which it erases nobody')
    .requiredOption('--site <key>', 'site', readSite)
    .addOption(new Option('--visitor <id>', 'visitor id of a browser').conflicts('customer'))
    .option('--customer <id>', "the shop's own id of a customer")
    .addHelpText('after', HELP)
    .action(async ({ data, collector, token, site, visitor, customer }: Options) => {
      const person = visitor ? { visitor } : customer ? { customer } : undefined
      if (person === undefined) throw new OperatorError('Say who is to be erased: --visitor ID or --customer ID.')
      if (data === undefined && collector === undefined)
        throw new OperatorError('Say where: --data DIR, or --collector URL while one serves it.')
      const result = data === undefined ? eraseThrough(collector!, token, site, person) : eraseIn(data, site, person)
      process.stdout.write(`${JSON.stringify(await result)}\n`)
    })
}

/** An address with its scheme, as `fetch` wants it. */
function readAddress(value: string): string {
  if (/^https?:\/\/./.test(value) && URL.canParse(value)) return value
  throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:8765.')
}

async function eraseThrough(url: string, token: string | undefined, site: string, person: Person): Promise<object> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const body = JSON.stringify({ site, ...person })
  const answer = await fetch(new URL('/v1/erase', url), { method: 'POST', headers, body }).catch(error => {
    throw new OperatorError(`${url} does not answer (${error.cause?.code ?? error.message}). Check --collector.`)
  })
  const told = (await answer.json()) as { problem?: string; message?: string }
  if (token === undefined && told.problem === 'wrong_token') throw new OperatorError(ASKS_FOR_TOKEN)
  if (!answer.ok) throw new OperatorError(told.message ?? `${url} answers ${answer.status}.`)
  return told
}

const ASKS_FOR_TOKEN = 'The collector asks for its token. Give the one that it was started with by --token TEXT.'

async function eraseIn(data: string, site: string, person: Person): Promise<object> {
  const store = openStore(data)
  let unlock: (() => void) | undefined
  try {
    unlock = lockForServing(data, 'Ask the collector that serves it: --collector URL --token TEXT instead of --data.')
    const known = store.sites.keys()
    if (!known.includes(site)) throw new OperatorError(`Give --site; sites in ${data}: ${known.join(', ') || 'none'}.`)
    const erasure = await store.log.erase(site, person, Date.now())
    const visitors = visitorsOf(erasure, person)
    removeSnapshot(join(data, SNAPSHOT_NAME))
    // Copies that migrations left hold the person still.
    const copies = readdirSync(data).filter(name => name.startsWith('grapevine.db.before-'))
    const isOverwritten = store.fold()
    return {
      events: erasure.events,
      ...(visitors[0] && { visitors }),
      ...(!isOverwritten && { overwritten: false }),
      ...(copies.length > 0 && { delete_too: copies.map(name => join(data, name)) }),
    }
  } finally {
    await store.close()
    unlock?.()
  }
}
