import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { ROOT } from './process.js'

/** Budgets in bytes after brotli at its highest level; 1 kB is 1000 bytes. */
export const BUDGETS = {
  'tag.js': 4000,
  // 100 more since it brings the inspector back on the next page, 50 since it names the event that was refused, 50 since it reads
  // both carts once it is loaded; 100 more since it remembers the first session and the newest orders, which segments go by.
  'sync.js': 4000,
  'blocks.js': 5000,
  'vitals.js': 3300,
  'device.js': 1700,
  // 200 more since what is put into the cart from a card stays where it is, and says so; 300 more since it knows the segment of
  // the shopper, and shows a block of another type what that may show; 150 more since what it has made of a block is as long as
  // it says and follows the cart.
  'blocks-extras.js': 6150,
  // A third of it is what the collector knows: its decoders, and the sentences of problems.
  // 400 more since it hears what was called before it came, and asks which products the catalog does not have; 100 more since
  // it says of each block what shoppers see in the state that it is shown in; 50 more since sentences name the page of the guide;
  // 650 more since it says what keeps a page from its collector, what nothing draws, and what stands where nobody reads it;
  // 300 more since it says the segment of the shopper and what is changed for it; 100 more since it says after how many days a
  // buyer is lapsed, and which words the parameters of the address take.
  'inspector.js': 17_600,
  'blocks-pl.js': 400,
  'blocks-ru.js': 400,
}

/** A minifier that is set wrongly can throw everything away without an error; no real file is smaller than this part of its budget. */
const SUSPICIOUS = 1 / 4

/**
 * Sizes of the files that pages load.
 *
 * @param {string} [folder] where the built files are
 * @returns {{ file: string, min: number, gzip: number, brotli: number, budget: number, problem?: string }[]} bytes
 */
export const measure = (folder = join(ROOT, 'dist/tag')) =>
  Object.entries(BUDGETS).map(([file, budget]) => {
    const path = join(folder, file)
    if (!existsSync(path))
      return { file, min: 0, gzip: 0, brotli: 0, budget, problem: 'is missing: type "npm run build"' }
    const code = readFileSync(path)
    const brotli = brotliCompressSync(code, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: code.length,
      },
    }).length
    const size = { file, min: code.length, gzip: gzipSync(code, { level: 9 }).length, brotli, budget }
    if (code.length < SUSPICIOUS * budget)
      return { ...size, problem: `has only ${code.length} bytes: something was lost` }
    if (brotli > budget) return { ...size, problem: `is ${brotli - budget} bytes over its budget` }
    return size
  })

const table = sizes => {
  const rows = sizes.map(({ file, min, gzip, brotli, budget }) => [
    file,
    ...[min, gzip, brotli, budget].map(n => n.toLocaleString('en')),
    budget ? `${Math.round((100 * brotli) / budget)} %` : '',
  ])
  return [['file', 'min', 'gzip', 'brotli', 'budget', 'used'], ...rows]
    .map(([name, ...numbers]) => name.padEnd(12) + numbers.map(text => text.padStart(9)).join(''))
    .join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = measure()
  console.log(
    process.argv.includes('--json')
      ? JSON.stringify({ files: sizes.map(({ problem: _, ...size }) => size) })
      : `${table(sizes)}\nBytes; brotli counts against the budget.`,
  )
  for (const { file, problem } of sizes) if (problem) console.error(`dist/tag/${file} ${problem}.`)
  if (sizes.some(size => size.problem)) process.exitCode = 1
}
