import { test as base, expect, type Page } from '@playwright/test'
import { type StoryCollector, startCollector } from './collector.js'
import { openShop, type StoryShop } from './shop.js'
import { type Build, type PageParts, storyPage } from './storyPage.js'

export { expect } from '@playwright/test'
export { startCollector } from './collector.js'
export { expectEvents } from './expectEvents.js'
export { flush, gv } from './gv.js'
export { BUILDS, NONCE, storyPage, strictPolicy } from './storyPage.js'

export interface Story {
  /** Which of the two builds the pages of the story use. */
  build: Build
  /** More options for `grapevine serve`. */
  serve: readonly string[]
  /** Whether pages of any origin may send, or those of the shop alone. */
  anyOrigin: boolean
  shop: StoryShop
  collector: StoryCollector
  /** Puts a page with Grapevine into the shop and answers its address. */
  put(path: string, parts?: Omit<PageParts, 'build' | 'collector'>): string
  /** Errors that pages of the story may show; by default it fails on any. */
  forgive: RegExp | undefined
  /** Fails the story when a page threw, or broke its content policy. */
  manners: undefined
}

/** Errors that a browser reports for requests on purpose without an answer. */
const EXPECTED = [/Failed to load resource/, /net::ERR_/]

/**
 * A story on the built files: a shop, a collector in its own process, and a page that must not throw.
 *
 * `for (const build of BUILDS) story.describe(build, () => { story.use({ build }); story('…', async ({ page, put }) => …) })`
 */
export const story = base.extend<Story>({
  build: ['tag', { option: true }],
  serve: [[], { option: true }],
  anyOrigin: [false, { option: true }],
  forgive: [undefined, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the needs of a fixture from its pattern
  shop: async ({}, use) => {
    const shop = await openShop()
    await use(shop)
    await shop.close()
  },
  collector: async ({ shop, serve, anyOrigin }, use) => {
    const collector = await startCollector({ ...(!anyOrigin && { origin: shop.origin }), args: serve })
    await use(collector)
    await collector.remove()
  },
  put: async ({ shop, collector, build }, use) => {
    await use((path, parts = {}) => {
      shop.pages.set(path, storyPage({ ...parts, build, collector }))
      return shop.origin + path
    })
  },
  manners: [
    async ({ context, forgive }, use) => {
      const errors: string[] = []
      const keep = (text: string): void => {
        if (![...EXPECTED, forgive].some(pattern => pattern?.test(text))) errors.push(text)
      }
      const watch = (page: Page): void => {
        page.on('pageerror', error => keep(`pageerror: ${error.message}`))
        page.on('console', message => {
          if (message.type() === 'error') keep(`console: ${message.text()}`)
        })
      }
      context.on('page', watch)
      await use(undefined)
      expect(errors, 'errors in the pages').toEqual([])
    },
    { auto: true },
  ],
})
