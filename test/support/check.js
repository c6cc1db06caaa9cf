import { run, seconds } from './process.js'

/** `npm run check`: types, lint and format, architecture, side by side. Meant for every save, so it needs no build. */
const STEPS = {
  types: ['tsc', ['-b', '--pretty']],
  lint: ['biome', ['check', '--colors=off']],
  layers: [
    'vitest',
    [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=dot',
      '--no-isolate',
      '--maxWorkers=1',
      'test/architecture',
    ],
  ],
}

const check = async ([label, [command, args]]) => {
  const { code, ms } = await run(command, args, { label, quiet: true, limitMs: 120_000 })
  console.log(`${code === 0 ? 'ok    ' : 'failed'} ${label.padEnd(8)} ${seconds(ms)}`)
  return code
}

const codes = await Promise.all(Object.entries(STEPS).map(check))
if (codes.some(code => code !== 0)) process.exitCode = 1
