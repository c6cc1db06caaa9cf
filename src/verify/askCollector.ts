import type { Facts } from './findTracker.js'
import type { Visit } from './Visit.js'

/** Why a page has no answer of the collector. */
export interface Unanswered {
  /** The problem that the collector tells, where it tells one. */
  code?: string
  seen: string
}

/** Asks the collector from the page of a visit, as a block does. Answers what is wrong; nothing where it answers as it should. */
export async function askCollector(
  { page, context }: Visit,
  { site, collector }: Facts,
): Promise<Unanswered | undefined> {
  const url = `${collector}/v1/recommendations?${new URLSearchParams({ site, b: 'bestsellers;limit=1' })}`
  const text = await page.evaluate(async url => {
    try {
      const response = await fetch(url, { credentials: 'omit' })
      return { status: response.status, body: await response.text() }
    } catch (error) {
      return { error: `${error}` }
    }
  }, url)
  if (text.error === undefined) return read(text.status, text.body)
  // The browser tells no page why, so we ask ourselves.
  const { origin } = new URL(page.url())
  const told = await context.request.get(url, { headers: { origin } }).then(
    async response => read(response.status(), await response.text()),
    error => ({ seen: `${(error as Error).message.split('\n')[0]}` }),
  )
  return told ?? { seen: `${text.error}, though it answers whoever is no page of ${origin}` }
}

function read(status: number, body: string): Unanswered | undefined {
  try {
    const { v, problem, message } = JSON.parse(body)
    if (v === 1) return undefined
    if (problem) return { code: problem, seen: `${status} ${problem}: ${message}` }
  } catch {
    // Told below.
  }
  return { seen: `${status}, and no answer of a collector: ${body.slice(0, 80)}` }
}
