import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rollup } from 'rollup'
import ts from 'typescript'
import { ROOT } from './process.js'
import { measure } from './size.js'

/** Strips the types of sources, and finds them by the names that they are imported by. */
const sources = {
  name: 'sources',
  resolveId: (id, from) =>
    id.startsWith('.') && from ? join(dirname(from), id.replace(/\.js$/, '.ts')) : id.endsWith('.ts') ? id : null,
  transform: code =>
    ts.transpileModule(code, {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2022,
        verbatimModuleSyntax: true,
      },
    }).outputText,
}

/** Loads a source file with all that it imports, which may be sources and parts of Node. */
const load = async path => {
  const bundle = await rollup({ input: join(ROOT, path), external: /^node:/, plugins: [sources] })
  const { output } = await bundle.generate({ format: 'es' })
  await bundle.close()
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)
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
  'blocks-extras.js':
    'rows with buttons, more on cards, own cards, experiments, segments, loaded by pages that use them',
  'inspector.js': 'what the tag does on a page, loaded by who tests the shop',
  'blocks-pl.js': 'Polish words of blocks, loaded by pages in Polish',
  'blocks-ru.js': 'Russian words of blocks, loaded by pages in Russian',
}

/** Sizes of the built files, rounded up to 100 bytes. */
const sizesTable = () =>
  table(
    ['file', 'what', 'brotli', 'budget'],
    measure().map(({ file, brotli, budget }) => [`\`${file}\``, WHAT[file], kilobytes(brotli), kilobytes(budget)]),
  )

/** What `grapevine verify` checks, from the scenarios themselves. */
const scenariosTable = async () => {
  const { SCENARIOS } = await load('src/verify/scenarios/index.ts')
  const { describeScenario } = await load('src/verify/describeScenario.ts')
  const list = of => of.join('; ') || '–'
  const rows = Object.values(SCENARIOS).map(scenario => {
    const { name, step, expected, refuted } = describeScenario(scenario)
    return [`\`${name}\``, step, list(expected), list(refuted)]
  })
  return table(['scenario', 'step', 'expected', 'refuted'], rows)
}

/** @type {Record<string, { file: string, make: () => string | Promise<string> }>} */
const TABLES = {
  events: { file: 'guide/tag.md', make: eventsTable },
  problems: { file: 'guide/troubleshooting.md', make: problemsTable },
  sizes: { file: 'README.md', make: sizesTable },
  scenarios: { file: 'demo/README.md', make: scenariosTable },
}

const between = name => new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(<!-- /${name} -->)`)

/**
 * Compares one table of a page with the sources.
 *
 * @param {'events' | 'problems' | 'sizes' | 'scenarios'} name
 * @param {string} readme text of the file
 * @returns {Promise<{ now: string | undefined, wanted: string, readme: string }>} `now` is undefined where the markers are
 * missing; `readme` is the text with the wanted table
 */
export const compare = async (name, readme) => {
  const wanted = await TABLES[name].make()
  const now = between(name).exec(readme)?.[2].trim()
  return { now, wanted, readme: readme.replace(between(name), (_, start, __, end) => `${start}${wanted}\n${end}`) }
}

const main = async check => {
  const built = existsSync(join(ROOT, 'dist/tag/tag.js'))
  const texts = {}
  const stale = []
  for (const [name, { file }] of Object.entries(TABLES)) {
    if (name === 'sizes' && !built) continue
    texts[file] ??= readFileSync(join(ROOT, file), 'utf8')
    const { now, wanted, readme } = await compare(name, texts[file])
    if (now === undefined)
      throw new Error(`${file} lacks its markers: write <!-- ${name} --> and <!-- /${name} --> on lines of their own.`)
    if (now !== wanted) stale.push(`${name} in ${file}`)
    texts[file] = readme
  }
  if (stale.length === 0) return 'The tables are up to date.'
  if (check) throw new Error(`The sources say something else than: ${stale.join(', ')}. Type "npm run docs".`)
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(ROOT, file), text)
  return `Wrote ${stale.join(', ')}.${built ? '' : ' Sizes need "npm run build" first.'}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  try {
    console.log(await main(process.argv.includes('--check')))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
