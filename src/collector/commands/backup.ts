import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { copyDatabase } from '../database/copyDatabase.js'
import { explain, openDatabase } from '../database/openDatabase.js'
import { OperatorError } from '../OperatorError.js'

/** `grapevine backup`: the whole data directory as one file, also while the collector runs. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('Write the data into one file, as of now, also while the collector runs.')
    .requiredOption('--data <dir>', 'data directory')
    .requiredOption('--to <file>', 'file to write; must not exist')
    .addHelpText(
      'after',
      '\nTo restore, stop the collector and put the file into an empty data directory as grapevine.db.',
    )
    .action(({ data, to }: { data: string; to: string }) => {
      const file = resolve(to)
      if (existsSync(file)) throw new OperatorError(`${file} exists. Choose another name with --to.`)
      if (!existsSync(dirname(file))) throw new OperatorError(`There is no directory ${dirname(file)}. Make it first.`)
      const db = openDatabase(data, { readonly: true })
      try {
        copyDatabase(db, file)
      } catch (error) {
        throw explain(error, file)
      } finally {
        db.close()
      }
      process.stdout.write(`${JSON.stringify({ file, bytes: statSync(file).size })}\n`)
    })
}
