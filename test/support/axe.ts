import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** What depends on colours alone, for a page that was looked at in another colour scheme already. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on a page, open shadow roots included: rules of WCAG 2.2 A and AA and its best practices, one line for each
 * element: `rule: path, what is wrong`. It runs as code of a debugger does, whatever the page's policy.
 *
 * @param only `colours` for the rules that another colour scheme can break.
 */
export const axeFaults = async (page: Page, only?: 'colours'): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    // No rule of these needs style sheets fetched anew, which the page's policy may forbid.
    preload: false,
    runOnly: only
      ? { type: 'rule', values: OF_COLOURS }
      : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  }
  const violations = await page.evaluate(
    async options => (await (window as unknown as { axe: typeof axe }).axe.run(document, options)).violations,
    options,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id}: ${target.flat().join(' ')}, ${failureSummary.split('\n')[1]?.trim()}`,
    ),
  )
}
