import { defineConfig } from '@playwright/test'
import { findChromium } from './support/chromium.js'
import { findHeadlessShell } from './support/headlessShell.js'

/** Switches that keep the browser from talking to anybody but the story. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

const quiet = ({ executablePath, args }: { executablePath: string; args: string[] }) => ({
  executablePath,
  args: [...args, ...QUIET],
})
const launchOptions = quiet(await findHeadlessShell())
const whole = quiet(await findChromium())

/** Stories on the built files. `*.bfcache.spec.ts` get a whole browser, which keeps its back/forward cache. */
export default defineConfig({
  testDir: 'stories',
  outputDir: '.output/stories',
  globalSetup: './support/bundleNpm.js',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? '.output/stories.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure', launchOptions },
  projects: [
    { name: 'chromium', testIgnore: /\.bfcache\.spec\.ts$/ },
    {
      name: 'bfcache',
      testMatch: /\.bfcache\.spec\.ts$/,
      use: { launchOptions: { ...whole, ignoreDefaultArgs: ['--disable-back-forward-cache'] } },
    },
  ],
})
