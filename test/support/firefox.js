import { delimiter, join } from 'node:path'
import { canApt, firstThatStarts, installByApt } from './chromium.js'

/** Paths worth a try, best first: what the environment says, the system's. */
const candidates = (environment = process.env) => [
  ...(environment.FIREFOX_PATH ? [environment.FIREFOX_PATH] : []),
  ...['firefox-esr', 'firefox'].flatMap(name =>
    (environment.PATH ?? '')
      .split(delimiter)
      .filter(Boolean)
      .map(folder => join(folder, name)),
  ),
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

const find = async () => {
  const present = await firstThatStarts(candidates())
  if (present || !canApt()) return present
  await installByApt('firefox-esr')
  return firstThatStarts(candidates())
}

let found

/**
 * The Firefox of the stories: the one of `FIREFOX_PATH`, else the system's, else a newly installed one.
 *
 * @returns {Promise<string | undefined>} its path; `undefined` where there is none and none can be installed
 */
export const findFirefox = () => {
  found ??= find()
  return found
}
