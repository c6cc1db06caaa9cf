import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../../support/process.js'
import type { HostilePage } from './HostilePage.js'

const execute = promisify(execFile)

/** Where real libraries are unpacked: never among the project's dependencies. */
export const LIBRARIES = join(ROOT, 'test/.output/libraries')

const DEBIAN = 'debian/usr/share/javascript'

/** Real libraries that can still be had, by their file in the folder. */
const FILES = {
  'Prototype 1.7.3': [`${DEBIAN}/prototype/prototype-1.7.3.js`],
  'MooTools 1.4.5': [`${DEBIAN}/mootools/mootools-core-nc.js`],
  'MooTools 1.4.5 with More': [`${DEBIAN}/mootools/mootools-core-nc.js`, `${DEBIAN}/mootools/mootools-more-nc.js`],
  'Zone.js 0.16.3': ['node_modules/zone.js/bundles/zone.umd.js'],
}

const isThere = (files: readonly string[]) => files.every(file => existsSync(join(LIBRARIES, file)))

/**
 * Fetches the libraries by their ordinary package managers; one that cannot be had is left out.
 * @returns why some cannot be had, a sentence each
 */
export async function installLibraries(): Promise<string[]> {
  const problems: string[] = []
  const fetch = async (command: string, ...args: string[]) => {
    try {
      await execute(command, args, { cwd: LIBRARIES })
    } catch (error) {
      problems.push(`${command} ${args[0]} failed: ${(error as Error).message.trim().split('\n').at(-1)}`)
    }
  }
  await mkdir(join(LIBRARIES, 'debian'), { recursive: true })
  await writeFile(join(LIBRARIES, 'package.json'), '{"private":true}')
  const isMissing = (name: keyof typeof FILES) => !isThere(FILES[name])
  if (isMissing('Zone.js 0.16.3')) {
    await fetch('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', 'zone.js@0.16.3')
  }
  if (isMissing('Prototype 1.7.3') || isMissing('MooTools 1.4.5')) {
    await fetch('apt-get', 'download', '-q', 'libjs-prototype', 'libjs-mootools')
    for (const file of await readdir(LIBRARIES)) if (file.endsWith('.deb')) await fetch('dpkg', '-x', file, 'debian')
  }
  return problems
}

/** A page for each real library that is there. */
export const libraries = (): HostilePage[] =>
  Object.entries(FILES)
    .filter(([, files]) => isThere(files))
    .map(([name, library]) => ({ name, library }))
