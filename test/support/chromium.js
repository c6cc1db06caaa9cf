import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright'
import { run } from './process.js'

const execute = promisify(execFile)
const MINUTE = 60_000

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

const isRoot = () => process.getuid?.() === 0

/** Paths worth a try, best first: what the environment says, Playwright's own, the system's. */
export const candidates = (environment = process.env, playwrightPath = chromium.executablePath()) => [
  ...(environment.CHROMIUM_PATH ? [environment.CHROMIUM_PATH] : []),
  playwrightPath,
  ...NAMES.flatMap(name =>
    (environment.PATH ?? '')
      .split(delimiter)
      .filter(Boolean)
      .map(folder => join(folder, name)),
  ),
  ...PLACES,
]

/** A file that is there may still lack its libraries, so it is asked for its version. */
const starts = async path => {
  try {
    await execute(path, ['--version', ...(isRoot() ? ['--no-sandbox'] : [])], { timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

/** The first of these paths at which a browser starts. */
export const firstThatStarts = async paths => {
  for (const path of paths) if (existsSync(path) && (await starts(path))) return path
  return undefined
}

/** Whether the place from which Playwright would download answers within 5 s. */
const downloadable = async () => {
  try {
    const { stdout } = await execute('npx', ['playwright', 'install', '--dry-run', 'chromium'], { timeout: 20_000 })
    const address = /Download url:\s*(\S+)/.exec(stdout)?.[1]
    if (!address) return false
    return (await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(5000) })).ok
  } catch {
    return false
  }
}

/** Installs packages of the system. Never rejects. */
export const installByApt = async (...packages) => {
  const options = { label: packages[0], limitMs: 5 * MINUTE, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['update', '-q'], options)
  return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options)
}

/** Whether packages of the system can be installed. */
export const canApt = () => isRoot() && hasApt()

const hasApt = () => existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')

const byPlaywright = () =>
  run('npx', ['playwright', 'install', ...(canApt() ? ['--with-deps'] : []), 'chromium'], {
    label: 'chromium',
    limitMs: 6 * MINUTE,
  })

const byApt = () => installByApt('chromium', 'fonts-liberation')

/** What can install a Chromium here, what is likely to be quick first. */
const installers = async () => {
  if (!canApt()) return [byPlaywright]
  return (await downloadable()) ? [byPlaywright, byApt] : [byApt, byPlaywright]
}

let found

const find = async () => {
  const present = await firstThatStarts(candidates())
  if (present) return present
  for (const install of await installers()) {
    await install()
    const installed = await firstThatStarts(candidates())
    if (installed) return installed
  }
  throw new Error(
    'No Chromium was found and none could be installed: type "npx playwright install --with-deps chromium" ' +
      '(on Debian also "apt-get install chromium fonts-liberation"), or set CHROMIUM_PATH to one that starts.',
  )
}

/**
 * The Chromium of the browser tests: the one of `CHROMIUM_PATH`, else Playwright's, else the system's, else a newly installed
 * one. Rejects with one sentence that names the command to type.
 *
 * @returns {Promise<{ executablePath: string, args: string[] }>} `args` holds `--no-sandbox` for root only, whom Chromium
 * refuses otherwise.
 */
export const findChromium = async () => {
  found ??= find()
  return { executablePath: await found, args: isRoot() ? ['--no-sandbox'] : [] }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log((await findChromium()).executablePath)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
