import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Rollup } from 'vite'
import { expect, it } from 'vitest'
import { ROOT } from '../support/process.js'

it('the React example of the guide can be built', async () => {
  const [, example] = /```jsx\n(.*?)```/s.exec(readFileSync(join(ROOT, 'guide/blocks.md'), 'utf8')) ?? []
  expect(example).toContain('<GrapevineBlock')
  const folder = join(ROOT, 'test/.output/guide')
  mkdirSync(folder, { recursive: true })
  const entry = join(folder, 'example.jsx')
  writeFileSync(entry, example!)
  const entries = { '/react': 'react/index', '/blocks': 'blocks/index', '': 'index' }
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    root: ROOT,
    resolve: {
      alias: Object.entries(entries).map(([name, path]) => ({
        find: `grapevine-sdk${name}`,
        replacement: join(ROOT, `src/${path}.ts`),
      })),
    },
    build: { write: false, minify: false, lib: { entry, formats: ['es'] }, rollupOptions: { external: [/^react/] } },
  })) as Rollup.RollupOutput[]
  const chunk = built[0]!.output.find(file => file.type === 'chunk' && file.isEntry) as Rollup.OutputChunk
  expect(chunk.exports).toEqual(['Product'])
  expect(chunk.code).toContain('grapevine-block')
})
