import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Manifest {
  name: string
  version: string
  optionalDependencies: Record<string, string>
}

const { root, manifest } = findPackage(dirname(fileURLToPath(import.meta.url)))

/** The folder of this package, wherever it is installed and whether or not it was built. */
export const PACKAGE_ROOT: string = root

/** The version of this package. */
export const VERSION: string = manifest.version

/** Packages that npm may leave out, with their versions: what only the collector needs. */
export const OPTIONAL: Readonly<Record<string, string>> = manifest.optionalDependencies

function findPackage(from: string): { root: string; manifest: Manifest } {
  const file = join(from, 'package.json')
  if (existsSync(file)) {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
    if (manifest.name === 'grapevine-sdk') return { root: from, manifest }
  }
  const parent = dirname(from)
  if (parent === from) throw new Error('The package.json of grapevine-sdk is missing. Install the package again.')
  return findPackage(parent)
}
