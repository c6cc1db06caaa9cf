import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findHeadlessShell } from './support/headlessShell.js'

const { executablePath, args } = await findHeadlessShell()

/** Contract suites on the real IndexedDB of a real browser. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  cacheDir: 'test/.output/vite',
  // Named here so that the first run does not find them late and load the page anew in the middle of a test.
  optimizeDeps: { include: ['idb-keyval', 'web-vitals', 'fast-check'] },
  test: {
    name: 'browser',
    include: ['test/browser/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args } }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
