import type { Page } from 'playwright'

/** Whether the page is shown, now or within the patience. */
export const seeShown = (page: Page, patienceMs: number): Promise<boolean> =>
  page
    .waitForFunction(
      () => document.body.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      undefined,
      { timeout: patienceMs },
    )
    .then(
      () => true,
      () => false,
    )
