import type { Browser, Page } from '@playwright/test'
import type { RecommendRequest } from '../../../src/core/Tracker.js'
import { type BlocksPage, serveBlocks } from './blocksServer.js'

/** What `host.js` has seen on a fixture page. */
export interface Seen {
  events: { name: string; params: Record<string, unknown> & { items: Record<string, unknown>[] } }[]
  problems: string[]
  requests: RecommendRequest[]
  told: { name: string; type: string; recommendationId?: string; items: string[] }[]
  violations: string[]
  shifts: { value: number; sources: string[] }[]
  executed: number
}

/** The page as its own scripts see it. */
export interface FixtureWindow extends Window {
  seen: Seen
  stop(): void
  begin(): Promise<void>
  tracker: object
  chunk: { start(tracker: object): () => void; scan(): void }
  change(event: 'cart' | 'page', changes: object): void
}

/** Opens a fixture page, gives it to a test, and fails for errors on the page. */
export async function withBlocks(
  browser: Browser,
  fixture: BlocksPage & { viewport?: { width: number; height: number } },
  test: (page: Page, seen: () => Promise<Seen>, url: string) => Promise<void>,
): Promise<void> {
  const server = await serveBlocks(fixture)
  const context = await browser.newContext({ viewport: fixture.viewport ?? { width: 1000, height: 800 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  try {
    await page.goto(server.url)
    await test(page, () => page.evaluate(() => (window as unknown as FixtureWindow).seen), server.url)
    if (errors.length > 0) throw new Error(`The page threw: ${errors.join('; ')}`)
  } finally {
    await context.close()
    await server.stop()
  }
}

/** Changes what the fixture's tracker knows and tells the blocks. */
export async function change(page: Page, event: 'cart' | 'page', changes: object): Promise<void> {
  await page.evaluate(([name, values]) => (window as unknown as FixtureWindow).change(name, values), [
    event,
    changes,
  ] as const)
}
