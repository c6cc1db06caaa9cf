import type { Page } from 'playwright'
import type { Books } from './Visit.js'

/** What an open page answers for its tracker. Each is undefined where no tracker runs. */
export interface PageTracker {
  isThere(): Promise<boolean>
  consent(): Promise<string | undefined>
  answer(consent: 'granted' | 'denied'): Promise<void>
  books(): Promise<Books | undefined>
  flush(): Promise<void>
}

type Registered = Record<string, (...given: string[]) => unknown> & { state: { consent: string } }

/** @param key description of the symbol under which the tracker stands; undefined while it is looked for */
export function pageTracker(page: Page, key = ''): PageTracker {
  const call = <T>(method: 'books' | 'consent' | 'flush', ...given: string[]): Promise<T | undefined> =>
    page.evaluate(
      ([key = '', method = '', ...given]) =>
        (window as unknown as Record<symbol, Registered | undefined>)[Symbol.for(key)]?.[method]?.(...given) as
          | Promise<T>
          | undefined,
      [key, method, ...given],
    )
  return {
    // Rejects after the patience of the context.
    isThere: () =>
      page
        .waitForFunction(key => (window as unknown as Record<symbol, unknown>)[Symbol.for(key)] !== undefined, key)
        .then(
          () => true,
          () => false,
        ),
    consent: () =>
      page.evaluate(
        key => (window as unknown as Record<symbol, Registered | undefined>)[Symbol.for(key)]?.state.consent,
        key,
      ),
    answer: consent => call('consent', consent),
    books: () => call('books'),
    flush: () => call('flush'),
  }
}
