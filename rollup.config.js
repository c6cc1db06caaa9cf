import { chmodSync } from 'node:fs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import typescript from '@rollup/plugin-typescript'
import { dts } from 'rollup-plugin-dts'
import ts from 'typescript'

/**
 * `tsc -b` checks the types; here they are only stripped, from the files of the folders that may be in this build. A file from
 * elsewhere does not parse.
 */
const strip = (target, ...folders) =>
  typescript({
    tsconfig: false,
    include: folders.map(folder => (folder.endsWith('.ts') ? folder : `${folder}/**/*.ts`)),
    compilerOptions: {
      target,
      module: 'ESNext',
      moduleResolution: 'bundler',
      verbatimModuleSyntax: true,
      isolatedModules: true,
      skipLibCheck: true,
      noCheck: true,
      noLib: true,
      noResolve: true,
      types: [],
      sourceMap: true,
      inlineSources: true,
    },
  })

/** Packages may be written in newer words than old browsers know, so the finished file is brought down to ES2020. */
const es2020 = {
  name: 'es2020',
  renderChunk(code, { fileName }) {
    const { outputText, sourceMapText } = ts.transpileModule(code, {
      fileName,
      compilerOptions: {
        target: ts.ScriptTarget.ES2020,
        module: ts.ModuleKind.ESNext,
        allowJs: true,
        sourceMap: true,
      },
    })
    return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), map: sourceMapText }
  },
}

const FAIL = new Set(['CIRCULAR_DEPENDENCY', 'UNRESOLVED_IMPORT', 'MISSING_EXPORT'])

const onwarn = (warning, warn) => {
  if (FAIL.has(warning.code) && !/node_modules/.test(warning.message)) throw new Error(warning.message)
  warn(warning)
}

/**
 * Private members end with an underscore, so that they may be shortened, or are named here: what the tag alone uses. Files that
 * hand such members to each other are built after one another, with one memory of the short names.
 */
const minify = (module, own = /_$/, nameCache = undefined, builtins = false) =>
  terser({
    ...(nameCache && { nameCache }),
    ecma: 2020,
    module,
    compress: {
      passes: 6,
      unsafe_comps: true,
      pure_getters: true,
      unsafe_arrows: true,
      hoist_funs: !module,
      negate_iife: false,
      unsafe: true,
      lhs_constants: false,
      // Written out where it is called, a function that takes arguments needs more bytes than it had.
      inline: 1,
    },
    mangle: { properties: { regex: own, builtins } },
    format: { comments: false },
  })

/** A style sheet stands in its source a rule a line. */
const oneLine = {
  name: 'one-line',
  transform: (code, id) => (id.endsWith('/style.ts') ? { code: code.replaceAll('}\n', '}'), map: null } : null),
}

const types = process.env.GRAPEVINE_TYPES ?? 'dist/types'
const external = id => /^node:/.test(id) || (!/^[./]/.test(id) && !id.startsWith('\0'))

/** The command starts by its own name. */
const executable = file => ({
  name: 'executable',
  writeBundle: ({ dir }) => chmodSync(`${dir}/${file}`, 0o755),
})

/** The script tag: one classic file. Chunks are loaded by `import()` of an address made at run time, so nothing is split. */
const tag = {
  input: 'src/tag/index.ts',
  output: { file: 'dist/tag/tag.js', format: 'iife', sourcemap: 'hidden' },
  plugins: [
    nodeResolve({ browser: true }),
    strip('ES2020', 'src/tag', 'src/core', 'src/protocol'),
    es2020,
    // What the outbox calls `append`, browsers do too, but the tag calls nothing else so.
    minify(false, /[^_]_$|^(append|forget|refused|remember)$/, undefined, true),
  ],
  onwarn,
}

/** What a page may know of the recommender. */
const RANKING = 'src/recommender/rankOnDevice.ts'

const blocksNames = {}

/** Each is one file, but for languages, which blocks load when a page speaks them, and for what plain blocks do not need. */
const chunks = [
  ['sync', 'sync/chunk'],
  ['blocks', 'blocks/start'],
  ['blocks-extras', 'blocks/extras'],
  ['vitals', 'vitals/index'],
  ['device', 'device/withBlocks'],
  ['inspector', 'inspector/start'],
].map(([name, entry]) => {
  const [folder] = entry.split('/')
  return {
    input: { [name]: `src/${entry}.ts` },
    // Built by itself: what both use stands in both, which costs less than names for it.
    external: id => /^\.\/extras\.js$|inspector\/start\.js$/.test(id),
    output: {
      dir: 'dist/tag',
      format: 'es',
      sourcemap: 'hidden',
      chunkFileNames: `${name}-[name].js`,
      paths: id => (id.endsWith('/extras.js') ? './blocks-extras.js' : './inspector.js'),
    },
    plugins: [
      nodeResolve({ browser: true }),
      oneLine,
      strip('ES2020', `src/${folder}`, 'src/protocol', ...(folder === 'blocks' ? ['src/card'] : []), RANKING),
      es2020,
      minify(true, undefined, folder === 'blocks' ? blocksNames : undefined),
    ],
    onwarn,
  }
})

const npm = {
  input: {
    index: 'src/index.ts',
    blocks: 'src/blocks/index.ts',
    vitals: 'src/vitals/index.ts',
    device: 'src/device/index.ts',
    inspector: 'src/inspector/index.ts',
    react: 'src/react/index.ts',
  },
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    // What blocks and their extras share, and what the inspector loads, is named after a file of many names otherwise.
    chunkFileNames: ({ name }) => `shared/${{ index: 'blocks', start: 'inspector' }[name] ?? name}.js`,
  },
  external,
  plugins: [
    strip(
      'ES2020',
      'src/*.ts',
      'src/core',
      'src/sync',
      'src/blocks',
      'src/card',
      'src/vitals',
      'src/device',
      'src/inspector',
      'src/react',
      'src/protocol',
      RANKING,
    ),
  ],
  onwarn,
}

/** For unit tests of shops: by itself, so that pages share nothing with it. */
const testing = {
  input: 'src/testing/index.ts',
  output: { file: 'dist/testing.js', format: 'es', sourcemap: true },
  external,
  plugins: [strip('ES2020', 'src/testing', 'src/core', 'src/sync', 'src/protocol')],
  onwarn,
}

const node = {
  input: { collector: 'src/collector/index.ts', cli: 'src/collector/cli.ts' },
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    chunkFileNames: 'node/[name].js',
    hoistTransitiveImports: false,
  },
  external,
  plugins: [
    strip(
      'ES2022',
      'src/collector',
      'src/card',
      'src/recommender',
      'src/simulator',
      'src/verify',
      'src/testing',
      'src/protocol',
    ),
    executable('cli.js'),
  ],
  onwarn,
}

/** One build for the entries of pages, so that they share one set of types. */
const declarations = [
  ['index', 'blocks/index', 'vitals/index', 'device/index', 'inspector/index', 'react/index', 'testing/index'],
  ['collector/index'],
].map(entries => ({
  input: Object.fromEntries(entries.map(entry => [entry.replace(/\/index$/, ''), `${types}/src/${entry}.d.ts`])),
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].d.ts',
    chunkFileNames: ({ name }) => `shared/${name.replace(/\.d$/, '')}.d.ts`,
  },
  external,
  plugins: [dts()],
  onwarn,
}))

/** The demo is a shop like any other: it imports the package by its name, which `npm` and `node` have built before. */
const demo = [
  {
    input: 'demo/start.ts',
    output: { file: 'dist/demo/start.js', format: 'es', sourcemap: true },
    external,
    plugins: [strip('ES2022', 'demo')],
    onwarn,
  },
  ...['shop', 'app'].map(name => ({
    input: `demo/page/${name}.ts`,
    output: { file: `dist/demo/public/${name}.js`, format: 'es', sourcemap: true, inlineDynamicImports: true },
    plugins: [nodeResolve({ browser: true }), strip('ES2022', 'demo')],
    onwarn,
  })),
]

const code = [tag, ...chunks, npm, testing, node, ...demo]

/** `--configOnly=code` needs nothing before it; `--configOnly=types` reads what `tsc -b` wrote. Both without it. */
export default ({ configOnly }) => {
  if (configOnly === 'code') return code
  if (configOnly === 'types') return declarations
  return [...code, ...declarations]
}
