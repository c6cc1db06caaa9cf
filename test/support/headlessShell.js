import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import { canApt, findChromium, firstThatStarts, installByApt } from './chromium.js'

const NAME = 'chromium-headless-shell'

/** Paths worth a try, best first: Playwright's own, which lies beside its Chromium, and the system's. */
export const shellCandidates = (environment = process.env, playwrightPath = chromium.executablePath()) => [
  ...(/chromium-\d+/.test(playwrightPath)
    ? ['headless_shell', NAME].map(name =>
        join(playwrightPath.replace(/chromium-(\d+)/, 'chromium_headless_shell-$1'), '..', name),
      )
    : []),
  ...(environment.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map(folder => join(folder, NAME)),
]

let found

const find = async () => {
  const { executablePath } = await findChromium()
  if (process.env.CHROMIUM_PATH) return executablePath
  const present = await firstThatStarts(shellCandidates())
  if (present) return present
  if (canApt()) await installByApt(NAME)
  return (await firstThatStarts(shellCandidates())) ?? executablePath
}

/**
 * The same engine without windows, tab strips and the processes that draw them, so a third of the processor time for each page; it has
 * no back/forward cache. Where there is none and none can be installed it is the Chromium that `findChromium` finds, as it
 * is where `CHROMIUM_PATH` names one.
 *
 * @returns {Promise<{ executablePath: string, args: string[] }>} as `findChromium`
 */
export const findHeadlessShell = async () => {
  const { args } = await findChromium()
  found ??= find()
  return { executablePath: await found, args }
}
