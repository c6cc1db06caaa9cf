import type { Page } from 'playwright'

/** What is known of the shop's tracker. */
export interface Facts {
  site: string
  collector: string
  /** Description of the symbol under which the tracker stands in each page. */
  key: string
  /** Consent before the shopper was asked. */
  consent: string
  /** Address of the script tag, where the shop has one. */
  tag?: string
}

/**
 * Looks for a running tracker, of the tag or of the npm package: each stands under a symbol that names its site and collector.
 * Waits for it up to `patienceMs`.
 */
export async function findTracker(page: Page, patienceMs: number): Promise<Facts | undefined> {
  const found = await page
    .waitForFunction(
      () => {
        for (const symbol of Object.getOwnPropertySymbols(window)) {
          const { site, collector, state, event } =
            (
              window as unknown as Record<
                symbol,
                { site: string; collector: string; state: { consent: string }; event: unknown }
              >
            )[symbol] ?? {}
          if (site && collector && state && event && symbol.description === `grapevine ${site} ${collector}`)
            return { site, collector, key: symbol.description, consent: state.consent }
        }
        return undefined
      },
      undefined,
      { timeout: patienceMs },
    )
    .then(handle => handle.jsonValue())
    .catch(() => undefined)
  if (found === undefined) return undefined
  const tag = await page.evaluate(
    collector => [...document.scripts].find(({ src }) => src.startsWith(collector) && /\/tag\.js(\?|$)/.test(src))?.src,
    found.collector,
  )
  return { ...found, ...(tag !== undefined && { tag }) }
}
