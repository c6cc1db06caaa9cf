import type { Page } from '@playwright/test'
import { type RunningDemo, startDemo } from './demo.js'
import { expect, story } from './story.js'

/** A story in the demo shop. Its demo is started once for all files that a worker runs, so count by visitor, never in all. */
export const demoStory = story.extend<object, { demo: RunningDemo }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the needs of a fixture from its pattern
    async ({}, use) => {
      const demo = await startDemo()
      await use(demo)
      await demo.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

type Told = { told?: Set<EventTarget | null> }

/** Has a page remember, from its start, which of its blocks have shown products or stayed empty. */
export const watchBlocks = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const told = new Set<EventTarget | null>()
    ;(window as Told).told = told
    for (const name of ['grapevine:rendered', 'grapevine:empty'])
      document.addEventListener(name, ({ target }) => told.add(target))
  })

/** Brings every block of a page that `watchBlocks` watches near the viewport, and waits until each is filled or empty. */
export const fillBlocks = async (page: Page): Promise<void> => {
  const left = () =>
    page.evaluate(() => {
      const waiting = [...document.querySelectorAll('grapevine-block')].filter(
        host => !(window as Told).told?.has(host),
      )
      waiting[0]?.scrollIntoView()
      return waiting.map(host => host.getAttribute('type'))
    })
  await expect.poll(left, { message: 'blocks that nobody has filled', timeout: 20_000 }).toEqual([])
  await page.evaluate(() => scrollTo(0, 0))
}

/** What the checkout of the demo asks for, by the label of the field. */
export const ADDRESS = [
  ['Your name', 'Ada'],
  ['E-mail', 'ada@shop.invalid'],
  ['Street and number', 'Slow Street 1'],
  ['Postcode', '12345'],
  ['Town', 'Pippinwick'],
] as const
