import { statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Command } from 'commander'
import { checkWhole } from '../database/checkFile.js'
import { explain, openDatabase } from '../database/openDatabase.js'

/** `grapevine check`: reads the whole file of a data directory, also while the collector runs. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Read all data and say whether it is sound, also while the collector runs.')
    .requiredOption('--data <dir>', 'data directory')
    .addHelpText('after', '\nExit status 3 says that the data is damaged: put a backup in its place.')
    .action(({ data }: { data: string }) => {
      const file = join(data, 'grapevine.db')
      const begun = performance.now()
      const db = openDatabase(data, { readonly: true })
      try {
        checkWhole(db, file)
      } catch (error) {
        throw explain(error, file)
      } finally {
        db.close()
      }
      const seconds = Number(((performance.now() - begun) / 1000).toFixed(1))
      process.stdout.write(`${JSON.stringify({ sound: true, bytes: statSync(file).size, seconds })}\n`)
    })
}
