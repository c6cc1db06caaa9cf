import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'
import { ROOT } from './process.js'

/** What a shop's own bundler makes of the npm package: one browser file per entry, with what they share beside them. */
export const NPM_BUNDLE = join(ROOT, 'test/.output/npm')

const ENTRIES = ['index', 'blocks', 'vitals', 'device', 'inspector']

/** Bundles the built npm entries for browsers; the pages of stories import them from `/npm/`. */
export const bundleNpm = async () => {
  for (const entry of ENTRIES)
    if (!existsSync(join(ROOT, `dist/${entry}.js`)))
      throw new Error(`dist/${entry}.js is missing: type "npm run build" first.`)
  const bundle = await rollup({
    input: Object.fromEntries(ENTRIES.map(entry => [entry, join(ROOT, `dist/${entry}.js`)])),
    plugins: [nodeResolve({ browser: true })],
    onwarn(warning) {
      throw new Error(warning.message)
    },
  })
  await bundle.write({ dir: NPM_BUNDLE, format: 'es', chunkFileNames: 'shared-[name].js' })
  await bundle.close()
}

export default bundleNpm
