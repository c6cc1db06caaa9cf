import type { Finding } from './compareEvents.js'
import type { Visit } from './Visit.js'

const EXPECTED = 'the tag starts a tracker on the start page'

/** Finds out why no tracker runs on the page of a visit. */
export async function whyNoTracker(visit: Visit): Promise<Finding> {
  const finding = (seen: string, advice: string): Finding => ({ expected: EXPECTED, seen, advice })
  const tags = await visit.page.evaluate(() =>
    [...document.scripts].flatMap(({ src, dataset }) =>
      /\/tag\.js(\?|$)/.test(src) ? [{ src, site: dataset.site }] : [],
    ),
  )
  const tag = tags[0]
  if (tag === undefined)
    return finding(
      'no <script src="…/tag.js">, and no tracker of the npm package',
      'Put <script async src="https://COLLECTOR/tag.js" data-site="KEY"></script> into the head of every page.',
    )
  const { src, site } = tag
  const { violations } = await visit.notes()
  const violation = violations.find(({ blocked }) => src.startsWith(blocked))
  if (violation)
    return finding(
      `${violation.directive} of the content policy blocks ${src}`,
      `Write ${new URL(src).origin} into script-src and connect-src of the content policy of every page.`,
    )
  const status = await visit.context.request.get(src).then(
    response => response.status(),
    error => `${(error as Error).message.split('\n')[0]}`,
  )
  if (status !== 200)
    return finding(`${src} cannot be loaded: ${status}`, 'Correct its address, and see that the collector runs.')
  if (!site)
    return finding(`${src} has no data-site`, 'Write data-site="KEY" into its tag, the key of --site of the collector.')
  const errors = visit.errors.map(({ text }) => text)
  return finding(
    `${src} can be loaded, and no tracker starts${errors.length > 0 ? `: ${errors.join('; ')}` : ''}`,
    'See the console of the page for what keeps the tag from running: an error, a tool for consent that holds scripts back, integrity="…" of another release.',
  )
}
