import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './process.js'

const ENTRY = join(ROOT, 'test/support/reactApp.js')
/** One for each worker, which all bundle it. */
const OUT = join(ROOT, 'test/.output/react', process.env.TEST_PARALLEL_INDEX ?? '0')

/** Bundles the React app of stories with React's development build: `browser.mjs` to take it over, `server.mjs` to render it. */
export const bundleReact = async () => {
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
        outDir: OUT,
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
  return OUT
}
