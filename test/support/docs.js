import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { ROOT } from './process.js'
import { measure } from './size.js'

/** Loads a source file of `src/protocol` that imports nothing at run time. */
const load = async path => {
  const { outputText } = ts.transpileModule(readFileSync(join(ROOT, path), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`)
}

const cell = text => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(cell).join(' | ')} |`).join('\n')

/** The names in the order of `EventMap`. */
const eventNames = () => {
  const source = ts.createSourceFile(
    'index.ts',
    readFileSync(join(ROOT, 'src/protocol/events/index.ts'), 'utf8'),
    ts.ScriptTarget.Latest,
  )
  const map = source.statements.find(node => ts.isInterfaceDeclaration(node) && node.name.text === 'EventMap')
  return map.members.map(({ name }) => name.text)
}

/** Fields and meaning of every event, read from the one interface with a docstring that its file exports. */
const eventsTable = async () => {
  const names = eventNames()
  const paths = names.map(name => join(ROOT, `src/protocol/events/${name}.ts`))
  const program = ts.createProgram(paths, { strict: true, exactOptionalPropertyTypes: true, noLib: false, types: [] })
  const checker = program.getTypeChecker()
  const rows = names.map((name, i) => {
    const params = program
      .getSourceFile(paths[i])
      ?.statements.find(
        node =>
          ts.isInterfaceDeclaration(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
      )
    if (!params) throw new Error(`src/protocol/events/${name}.ts must export the interface of its params.`)
    const symbol = checker.getSymbolAtLocation(params.name)
    const meaning = ts.displayPartsToString(symbol.getDocumentationComment(checker))
    if (!meaning) throw new Error(`The interface in src/protocol/events/${name}.ts needs a docstring.`)
    const fields = checker.getDeclaredTypeOfSymbol(symbol).getProperties()
    const optional = field => Boolean(field.flags & ts.SymbolFlags.Optional)
    const list = of => of.map(field => `\`${field.name}\``).join(', ') || '–'
    return [`\`${name}\``, meaning, list(fields.filter(f => !optional(f))), list(fields.filter(optional))]
  })
  return table(['event', 'recorded when', 'required', 'optional'], rows)
}

/** Every problem code: a status stands beside those that answer a whole request. */
const problemsTable = async () => {
  const { PROBLEMS } = await load('src/protocol/problems.ts')
  const rows = Object.entries(PROBLEMS).map(([code, { status, message }]) => [
    `\`${code}\``,
    status ? `answer ${status}` : 'event or page',
    message,
  ])
  return table(['code', 'where', 'what it means and what to do'], rows)
}

const kilobytes = bytes => `${(Math.ceil(bytes / 100) / 10).toFixed(1)} kB`

const WHAT = {
  'tag.js': 'the tag: tracker, outbox, consent, page views',
  'sync.js': 'sending, loaded when there is something to send',
  'blocks.js': 'recommendation blocks, loaded when a page has one',
  'vitals.js': 'web vitals, loaded when they are asked for',
  'device.js': 'ranking in the browser, loaded where the shop wants it',
  'blocks-extras.js': 'rows with buttons, more on cards, own cards, experiments, loaded by pages that use them',
  'blocks-pl.js': 'Polish words of blocks, loaded by pages in Polish',
  'blocks-ru.js': 'Russian words of blocks, loaded by pages in Russian',
}

/** Sizes of the built files, rounded up to 100 bytes. */
const sizesTable = () =>
  table(
    ['file', 'what', 'brotli', 'budget'],
    measure().map(({ file, brotli, budget }) => [`\`${file}\``, WHAT[file], kilobytes(brotli), kilobytes(budget)]),
  )

/** @type {Record<string, () => string | Promise<string>>} */
const TABLES = { events: eventsTable, problems: problemsTable, sizes: sizesTable }

const between = name => new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(<!-- /${name} -->)`)

/**
 * Compares one table of a README with the sources.
 *
 * @param {'events' | 'problems' | 'sizes'} name
 * @param {string} readme text of the file
 * @returns {Promise<{ now: string | undefined, wanted: string, readme: string }>} `now` is undefined where the markers are
 * missing; `readme` is the text with the wanted table
 */
export const compare = async (name, readme) => {
  const wanted = await TABLES[name]()
  const now = between(name).exec(readme)?.[2].trim()
  return { now, wanted, readme: readme.replace(between(name), (_, start, __, end) => `${start}${wanted}\n${end}`) }
}

const README = join(ROOT, 'README.md')

const main = async check => {
  if (!existsSync(README)) throw new Error('README.md is missing.')
  const built = existsSync(join(ROOT, 'dist/tag/tag.js'))
  let text = readFileSync(README, 'utf8')
  const stale = []
  for (const name of Object.keys(TABLES)) {
    if (name === 'sizes' && !built) continue
    const { now, wanted, readme } = await compare(name, text)
    if (now === undefined)
      throw new Error(
        `README.md lacks its markers: write <!-- ${name} --> and <!-- /${name} --> on lines of their own.`,
      )
    if (now !== wanted) stale.push(name)
    text = readme
  }
  if (stale.length === 0) return 'The tables of README.md are up to date.'
  if (check) throw new Error(`README.md differs from the sources in: ${stale.join(', ')}. Type "npm run docs".`)
  writeFileSync(README, text)
  return `Wrote ${stale.join(', ')} in README.md.${built ? '' : ' Sizes need "npm run build" first.'}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  try {
    console.log(await main(process.argv.includes('--check')))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
