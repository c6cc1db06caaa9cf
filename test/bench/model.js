import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from '../support/process.js'
import { withDirectory } from './processes.js'

/** The recommender without a collector, over so many synthetic events: time to learn them, memory, and time of an answer. */
export function model(events, products) {
  return withDirectory(async directory => {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(ROOT, 'src/recommender/createRecommender.ts'),
        outDir: directory,
        rollupOptions: { output: { entryFileNames: 'recommender.mjs' } },
      },
    })
    const task = { module: join(directory, 'recommender.mjs'), events, products }
    const child = [join(ROOT, 'test/bench/modelBench.js'), JSON.stringify(task)]
    return JSON.parse(execFileSync(process.execPath, ['--expose-gc', ...child], { encoding: 'utf8' }))
  })
}
