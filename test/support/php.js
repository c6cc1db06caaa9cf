import { delimiter, join } from 'node:path'
import { canApt, firstThatStarts, installByApt } from './chromium.js'

const candidates = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map(folder => join(folder, 'php'))

const find = async () => {
  const present = await firstThatStarts(candidates())
  if (present || !canApt()) return present
  await installByApt('php-cli')
  return firstThatStarts(candidates())
}

let found

/**
 * The PHP that runs the guide's lines for it: the system's, else a newly installed one.
 *
 * @returns {Promise<string | undefined>} its path; `undefined` where there is none and none can be installed
 */
export const findPhp = () => {
  found ??= find()
  return found
}
