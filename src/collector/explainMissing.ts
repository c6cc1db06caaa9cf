import { createRequire } from 'node:module'
import { OperatorError } from './OperatorError.js'
import { OPTIONAL } from './packageRoot.js'

const { resolve } = createRequire(import.meta.url)

/**
 * What an error means where npm has left out, or not built, what only the collector needs.
 * @returns an `OperatorError` with one sentence that says what to type, or the error as it is
 */
export function explainMissing(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') {
    const missing = Object.entries(OPTIONAL).filter(([name]) => isMissing(name))
    if (missing.length === 0) return error
    // As packages of the project itself they are not optional, so that npm says why where one cannot be installed.
    const packages = missing.map(([name, version]) => `${name}@${version}`).join(' ')
    return new OperatorError(
      `Packages of the collector are not installed here, since npm was told to leave them out (--omit=optional) or could not build one: type "npm install ${packages}".`,
    )
  }
  // What better-sqlite3 says where its install script has not run, or ran for another version of Node.
  if ('tries' in error || code === 'ERR_DLOPEN_FAILED') {
    return new OperatorError(
      `SQLite is not built for this Node (${process.version}): type "npm rebuild better-sqlite3 --ignore-scripts=false".`,
    )
  }
  return error
}

function isMissing(name: string): boolean {
  try {
    resolve(name)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND'
  }
}
