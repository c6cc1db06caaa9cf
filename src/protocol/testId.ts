/** How ids of test traffic begin: of the visitor, or of the page view where no visitor may be known. */
export const TEST_PREFIX = 'test-'

/** Whether a visitor or a page view is one of somebody who tests the shop. */
export function isTestId(id: string | null | undefined): boolean {
  return id?.startsWith(TEST_PREFIX) ?? false
}
