import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run, seconds } from './process.js'

/**
 * `npm run build`: everything in `dist` from the sources, then the sizes. Types and code do not wait for each other. With
 * `--no-size` the sizes are left to whoever called.
 */
const start = performance.now()
const dist = join(ROOT, 'dist')

// The compiler keeps its own account in dist/types of what is up to date.
if (existsSync(dist))
  for (const name of readdirSync(dist)) if (name !== 'types') rmSync(join(dist, name), { recursive: true, force: true })

const step = async (command, args) => {
  const { code } = await run(command, args, { quiet: true, limitMs: 300_000 })
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed; its words are above.`)
}

const types = async () => {
  await step('tsc', ['-b'])
  await step('rollup', ['-c', '--silent', '--configOnly=types'])
}

const results = await Promise.allSettled([types(), step('rollup', ['-c', '--silent', '--configOnly=code'])])
for (const result of results) if (result.status === 'rejected') console.error(result.reason.message)

if (results.some(result => result.status === 'rejected')) process.exitCode = 1
else {
  copyFileSync(join(ROOT, 'src/blocks/reserve.css'), join(dist, 'reserve.css'))
  // The command knows the schema that it checks by; editors get the same.
  const schema = execFileSync(process.execPath, [join(dist, 'cli.js'), 'rules', 'schema'])
  writeFileSync(join(dist, 'rules.schema.json'), schema)
  console.log(`Built dist in ${seconds(performance.now() - start)}.`)
  if (!process.argv.includes('--no-size')) process.exitCode = (await run('node', ['test/support/size.js'])).code
}
