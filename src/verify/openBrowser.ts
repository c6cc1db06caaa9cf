import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import type { Browser, BrowserType } from 'playwright'
import { BadInput } from './BadInput.js'

const PACKAGES = ['playwright', 'playwright-core', '@playwright/test']

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** Switches that keep the browser from talking to anybody but the shop. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

/** Paths worth a try, best first: the wish, Playwright's own, the system's. */
export const browserPaths = (wish: string | undefined, own: string, path = process.env.PATH ?? ''): string[] =>
  wish !== undefined
    ? [wish]
    : [
        own,
        ...NAMES.flatMap(name =>
          path
            .split(delimiter)
            .filter(Boolean)
            .map(folder => join(folder, name)),
        ),
        ...PLACES,
      ]

/** Playwright of the project in which the command is run, else of the package's own surroundings. */
async function findPlaywright(): Promise<{ chromium: BrowserType }> {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.url])
    for (const name of PACKAGES)
      try {
        return createRequire(from)(name)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
      }
  throw new BadInput(
    'The check drives a browser by Playwright: type "npm install --save-dev playwright && npx playwright install chromium".',
  )
}

/**
 * Starts the browser of a check.
 *
 * @param wish the file to start; else CHROMIUM_PATH, the browser of Playwright, or one of the system. Throws `BadInput` where there is none.
 */
export async function openBrowser(wish: string | undefined, isHeaded: boolean): Promise<Browser> {
  const { chromium } = await findPlaywright()
  const paths = browserPaths(wish ?? process.env.CHROMIUM_PATH, chromium.executablePath())
  const executablePath = paths.find(existsSync)
  if (executablePath === undefined)
    throw new BadInput(
      wish === undefined
        ? 'No Chromium was found: type "npx playwright install chromium", or name one by --browser PATH or CHROMIUM_PATH.'
        : `There is no browser at ${wish}. Correct --browser.`,
    )
  // Chromium refuses root without this.
  const args = [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return chromium.launch({ executablePath, args, headless: !isHeaded }).catch(error => {
    throw new BadInput(
      `${executablePath} does not start: ${`${error.message}`.split('\n')[0]}. Name another one by --browser PATH.`,
    )
  })
}
