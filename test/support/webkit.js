import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { canApt, installByApt } from './chromium.js'

const onPath = name =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map(folder => join(folder, name))
    .find(path => existsSync(path))

const present = () => {
  const driver = onPath('WebKitWebDriver')
  const display = onPath('Xvfb')
  return driver && display ? { driver, display } : undefined
}

const find = async () => {
  if (!present() && canApt()) await installByApt('webkit2gtk-driver', 'xvfb')
  return present()
}

let found

/**
 * The WebKit of the stories: WebKitGTK, by its driver, on a screen in memory, and newly installed where that can be done.
 *
 * @returns {Promise<{ driver: string, display: string } | undefined>} paths; `undefined` where it is not there
 */
export const findWebkit = () => {
  found ??= find()
  return found
}
