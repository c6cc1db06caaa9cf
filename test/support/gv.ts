import type { Page } from '@playwright/test'

type Gv = ((...command: unknown[]) => unknown) & { tracker?: unknown }

/** Calls `gv(...)` in a page once the tracker runs there, and resolves with what it answers. Arguments must be plain data. */
export const gv = async <T = unknown>(page: Page, ...command: unknown[]): Promise<T> => {
  await page.waitForFunction(() => (window as { gv?: Gv }).gv?.tracker !== undefined)
  return page.evaluate(command => (window as { gv?: Gv }).gv?.(...command) as Promise<T>, command)
}

/** Has a page send what its outbox holds. A page without a tracker, or that is gone, has nothing to send. */
export const flush = async (page: Page): Promise<void> => {
  if (page.isClosed()) return
  await page.evaluate(() => (window as { gv?: Gv }).gv?.tracker && (window as { gv?: Gv }).gv?.('flush'))
}
