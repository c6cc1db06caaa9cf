import { defineConfig } from 'vitest/config'

/** Unit tests in Node; the same contract suites run in a real browser by `test/vitest.browser.config.ts`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/stories/**', 'test/browser/**', 'test/.output/**'],
    environment: 'node',
    restoreMocks: true,
    testTimeout: 30_000,
  },
})
