import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, compileModule } from 'svelte/compiler'
import { build } from 'vite'
import { compileScript, parse } from 'vue/compiler-sfc'
import { ROOT } from './process.js'

/** One for each worker. */
const OUT = join(ROOT, 'test/.output/examples', process.env.TEST_PARALLEL_INDEX ?? '0')

const guide = readFileSync(join(ROOT, 'guide/blocks.md'), 'utf8')

const only = (pattern, what) => {
  const [found, ...more] = [...guide.matchAll(pattern)]
  if (!found || more.length > 0) throw new Error(`The guide has ${found ? 'more than one' : 'no'} ${what}.`)
  return found[1]
}

const example = language => only(RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'), `example in ${language}`)

/** The page says which shop it is. */
const here = text =>
  text
    .replaceAll("'my-shop'", 'window.shop.site')
    .replaceAll("'https://grapevine.my-shop.example'", 'window.shop.collector')

/** What the guide calls `grapevine.js`. */
const grapevine = () => {
  const imports = only(
    /(import \{ createTracker \} .*\nimport \{ blocks \} .*\n)import \{ GrapevineBlock/g,
    'imports of create()',
  )
  const create = only(/\n(function create\(\) \{[\s\S]*?\n\}\n)/g, 'function create()')
  return `${imports}${here(create)}window.tracker = create()`
}

const vue = () => {
  const isCustomElement = new Function(`return ${only(/isCustomElement = (tag => [^`]*)`/g, 'isCustomElement')}`)()
  const { descriptor } = parse(example('vue'), { filename: 'Block.vue', templateParseOptions: { isCustomElement } })
  return compileScript(descriptor, { id: 'block', inlineTemplate: true }).content
}

const svelte = () => {
  const { js, warnings } = compile(example('svelte'), { filename: 'Block.svelte', generate: 'client', dev: true })
  if (warnings[0]) throw new Error(`Svelte warns of the guide's example: ${warnings[0].message}`)
  return js.code
}

/** The files of an app around each example. Its `mount` draws a product's block and answers how to go on to another, and how to end. */
const APPS = {
  Vue: () => ({
    'grapevine.js': grapevine(),
    'block.js': vue(),
    'app.js': `import { createApp, h, ref } from 'vue'
      import Block from './block.js'
      export const mount = (root, id, add) => {
        const shown = ref(id)
        const app = createApp({ render: () => h(Block, { id: shown.value, onAdd: ({ item }) => add(item.id) }) })
        app.mount(root)
        return { show: next => { shown.value = next }, end: () => app.unmount() }
      }`,
  }),
  Svelte: () => ({
    'grapevine.js': grapevine(),
    'block.js': svelte(),
    'props.js': compileModule('export const props = $state({})', { filename: 'props.svelte.js', dev: true }).js.code,
    'app.js': `import { mount as start, unmount } from 'svelte'
      import Block from './block.js'
      import { props } from './props.js'
      export const mount = (target, id, add) => {
        Object.assign(props, { id, add: ({ item }) => add(item.id) })
        const app = start(Block, { target, props })
        return { show: next => { props.id = next }, end: () => unmount(app) }
      }`,
  }),
  React: () => ({
    'block.jsx': `${here(example('jsx'))}\nexport { create }`,
    'app.js': `import { createElement } from 'react'
      import { createRoot } from 'react-dom/client'
      import { create, Product } from './block.jsx'
      export const mount = (target, id, add) => {
        window.tracker = create()
        const root = createRoot(target)
        const show = next => root.render(createElement(Product, { id: next, onAdd: item => add(item.id) }))
        show(id)
        return { show, end: () => root.unmount() }
      }`,
  }),
}

/** Frameworks of which the guide has an example. */
export const FRAMEWORKS = Object.keys(APPS)

/**
 * Compiles the guide's example for a framework as it stands there, and bundles it with the built package and the framework's
 * development build.
 *
 * @returns {Promise<string>} a module that exports `mount(root, id, add)`
 */
export const bundleExample = async framework => {
  const folder = join(OUT, framework)
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(APPS[framework]())) writeFileSync(join(folder, name), text)
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    root: ROOT,
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    resolve: {
      alias: ['react', 'blocks', ''].map(name => ({
        find: RegExp(`^grapevine-sdk${name && `/${name}`}$`),
        replacement: join(ROOT, `dist/${name || 'index'}.js`),
      })),
    },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(folder, 'app.js'), formats: ['es'] },
      rollupOptions: { output: { codeSplitting: false } },
    },
  })
  const [file] = built[0].output
  return file.code
}
