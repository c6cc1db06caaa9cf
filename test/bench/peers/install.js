import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { PEERS } from './peers.js'

const ROOT = new URL('../../../', import.meta.url).pathname
/** A folder of its own: peers are no dependencies of the project. */
const FOLDER = join(ROOT, 'test/.output/peers')
const BUNDLES = join(FOLDER, 'bundles')
const ESBUILD = '0.25.12'

/** Installs the peers, bundles a page of each as a shop would, and answers `{ name: { version, code } }`. */
export async function install(names) {
  await mkdir(BUNDLES, { recursive: true })
  const dependencies = Object.assign({ esbuild: ESBUILD }, ...Object.values(PEERS).map(peer => peer.packages))
  const manifest = `${JSON.stringify({ private: true, type: 'module', dependencies }, undefined, 2)}\n`
  const file = join(FOLDER, 'package.json')
  const before = await readFile(file, 'utf8').catch(() => undefined)
  if (before !== manifest || !existsSync(join(FOLDER, 'node_modules/esbuild'))) {
    await writeFile(file, manifest)
    const options = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock']
    await promisify(execFile)('npm', options, { cwd: FOLDER, timeout: 300_000 })
  }
  const require = createRequire(file)
  const { build } = await import(pathToFileURL(require.resolve('esbuild')).href)
  const installed = {}
  for (const name of names) {
    const { packages, page } = PEERS[name]
    const [known] = Object.keys(packages)
    const own = known === undefined ? join(ROOT, 'package.json') : join(FOLDER, 'node_modules', known, 'package.json')
    await build({
      entryPoints: [new URL(`pages/${page}`, import.meta.url).pathname],
      outfile: join(BUNDLES, page),
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2020',
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      nodePaths: [join(FOLDER, 'node_modules')],
      alias: { 'grapevine-sdk': join(ROOT, 'dist/index.js') },
    })
    installed[name] = {
      version: JSON.parse(await readFile(own, 'utf8')).version,
      code: await readFile(join(BUNDLES, page)),
    }
  }
  return installed
}
