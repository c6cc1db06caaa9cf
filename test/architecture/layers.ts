import { layerOf, type Source } from './sources.js'

interface Layer {
  /** Layers whose values it may import; its own is always among them. */
  values: readonly string[]
  /** Layers of which it may import types only. */
  types: readonly string[]
  /** Chunks that it may load by `import()`. */
  loads?: readonly string[]
  /** Packages that it may import. */
  packages: readonly string[]
  /** Runs in the page: small, without Node, without anything that a strict content policy forbids. */
  page?: true
  /** Only who asks for it loads it, so it may say what the collector would. */
  decodes?: true
  /** No clock, no randomness, no input or output. */
  pure?: true
  node?: true
}

/** The table of layers. A folder of `src` that is not named here fails the test. */
export const LAYERS: Record<string, Layer> = {
  protocol: { values: [], types: [], packages: [], pure: true },
  card: { values: ['protocol'], types: [], packages: [], pure: true },
  recommender: { values: ['protocol'], types: [], packages: [], pure: true },
  simulator: { values: ['protocol'], types: [], packages: [], pure: true },
  core: { values: ['protocol'], types: [], packages: ['idb-keyval'], page: true },
  sync: { values: ['protocol'], types: ['core'], loads: ['inspector'], packages: ['idb-keyval'], page: true },
  blocks: { values: ['protocol', 'card'], types: ['core'], packages: ['idb-keyval'], page: true },
  vitals: { values: ['protocol'], types: ['core'], packages: ['web-vitals'], page: true },
  device: { values: ['protocol', 'recommender'], types: ['core'], packages: ['idb-keyval'], page: true },
  inspector: { values: ['protocol'], types: ['core'], packages: ['idb-keyval'], page: true, decodes: true },
  react: { values: ['protocol', 'card', 'blocks'], types: ['core'], packages: ['react', 'react-dom'], page: true },
  tag: {
    values: ['protocol', 'core'],
    types: ['sync', 'blocks', 'vitals', 'device'],
    loads: ['sync', 'blocks', 'vitals', 'device'],
    packages: [],
    page: true,
  },
  entry: { values: ['protocol', 'core', 'sync'], types: [], loads: ['blocks'], packages: [], page: true },
  testing: { values: ['protocol', 'core', 'sync'], types: [], packages: [] },
  // Playwright is the shop's own: its types alone are imported.
  verify: { values: ['protocol', 'testing'], types: [], packages: ['playwright'], node: true },
  collector: {
    values: ['protocol', 'card', 'recommender', 'simulator'],
    types: ['verify'],
    loads: ['verify'],
    packages: [
      '@fastify/proxy-addr',
      'ajv',
      'better-sqlite3',
      'commander',
      'csv-parse',
      'fastify',
      'ipaddr.js',
      'isbot',
      'prom-client',
    ],
    node: true,
  },
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** What a file imports although its layer may not, as sentences. */
export const layerFaults = ({ path, imports }: Source): string[] => {
  const own = layerOf(path) ?? ''
  const layer = LAYERS[own]
  if (!layer) return [`${path}: the folder src/${own} is not in the table of layers`]
  return imports.flatMap(({ kind, from, path: target }) => {
    const fault = (why: string): string[] => [`${path} imports ${from}: ${why}`]
    if (from.startsWith('node:')) return layer.node ? [] : fault(`${own} has no Node`)
    if (target === undefined)
      return layer.packages.includes(packageOf(from)) ? [] : fault(`not a package that ${own} may use`)
    const other = layerOf(target)
    if (other === undefined) return fault('outside src')
    if (other === own || layer.values.includes(other)) return []
    if (kind === 'type' && layer.types.includes(other)) return []
    if (kind === 'dynamic' && layer.loads?.includes(other)) return []
    return fault(
      layer.types.includes(other) ? `${own} may import types of ${other} only` : `${own} may not know ${other}`,
    )
  })
}
