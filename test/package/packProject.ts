import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from '../support/process.js'

/** An empty project that has installed the packed package, and the named packages beside it. */
export interface PackedProject {
  folder: string
  /** Where the package lies in it. */
  installed: string
  tarball: string
  /** What the tarball holds. */
  files: string[]
}

/** Packs `dist` as it is now. Whoever calls removes the folder. */
export const packProject = (packages: readonly string[]): PackedProject => {
  if (!existsSync(join(ROOT, 'dist/index.js'))) throw new Error('dist is missing: type "npm run build" first.')
  const folder = mkdtempSync(join(tmpdir(), 'grapevine-package-'))
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )
  const tarball = join(folder, packed.filename)
  const installed = join(folder, 'node_modules/grapevine-sdk')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
  for (const name of packages) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules', name), link)
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  return { folder, installed, tarball, files: packed.files.map(({ path }: { path: string }) => path) }
}
