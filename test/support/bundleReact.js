import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './process.js'

const ENTRY = join(ROOT, 'test/support/reactApp.js')
/** One for each worker, which all bundle it. */
const OUT = join(ROOT, 'test/.output/react', process.env.TEST_PARALLEL_INDEX ?? '0')

/** Versions of React that `grapevine-sdk/react` is written for. The newest has its own name. */
export const REACTS = [18, 19]

const aliases = react =>
  react === 18
    ? ['react', 'react-dom'].map(name => ({ find: RegExp(`^${name}(?=$|/)`), replacement: `${name}-18` }))
    : []

/**
 * Bundles the React app of stories with the development build of a React: `browser.mjs` to take it over, `server.mjs` to render it.
 *
 * @param {number} react one of `REACTS`
 * @returns {Promise<string>} the folder of both
 */
export const bundleReact = async react => {
  const outDir = join(OUT, `${react}`)
  for (const [name, text] of [
    [
      'browser',
      `import { createElement } from 'react'\nimport { hydrateRoot, createRoot } from 'react-dom/client'\nexport { App } from ${JSON.stringify(ENTRY)}\nexport { createElement, createRoot, hydrateRoot }`,
    ],
    [
      'server',
      `import { createElement } from 'react'\nimport { renderToString } from 'react-dom/server'\nimport { App } from ${JSON.stringify(ENTRY)}\nexport const render = props => renderToString(createElement(App, props))`,
    ],
  ]) {
    const id = `\0${name}`
    await build({
      configFile: false,
      logLevel: 'error',
      mode: 'development',
      root: ROOT,
      resolve: { alias: aliases(react) },
      define: { 'process.env.NODE_ENV': '"development"' },
      plugins: [
        {
          name: 'entry',
          enforce: 'pre',
          // What npm would publish, and not its sources.
          resolveId: source =>
            source === `virtual:${name}`
              ? id
              : source.endsWith('src/react/index.js')
                ? join(ROOT, 'dist/react.js')
                : undefined,
          load: source => (source === id ? text : undefined),
        },
      ],
      build: {
        outDir,
        emptyOutDir: false,
        minify: false,
        ...(name === 'server' ? { ssr: true } : { lib: { entry: `virtual:${name}`, formats: ['es'] } }),
        rollupOptions: {
          input: `virtual:${name}`, // Beside reports of tests a `.js` is not always a module.
          output: { entryFileNames: `${name}.mjs`, format: 'es' },
        },
      },
      ...(name === 'server' && { ssr: { noExternal: true } }),
    })
  }
  return outDir
}
