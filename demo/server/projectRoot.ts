import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of `package.json`, from the sources as well as from the bundle in `dist/demo`. */
export const PROJECT_ROOT = find(dirname(fileURLToPath(import.meta.url)))

function find(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder)
    throw new Error('No package.json above this file. Run the demo from the project that it is part of.')
  return find(above)
}
