import type { Page } from 'playwright'

/** What Grapevine has stored in the browser of a page: the names of its databases. */
export function seeStored(page: Page): Promise<string[]> {
  return page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) =>
      name?.startsWith('grapevine:') ? [`the database ${name}`] : [],
    ),
  )
}
