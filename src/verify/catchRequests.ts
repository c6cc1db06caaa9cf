import type { BrowserContext, Route } from 'playwright'
import type { RecommendationsAnswer } from '../protocol/recommendations.js'
import { mockCollector } from '../testing/mockCollector.js'
import type { TestEvent } from '../testing/TestEvent.js'
import type { Weather } from './Visit.js'

export interface CatchOptions {
  /** Address of the tag, once it is known. */
  tag?: string | undefined
  /** Whether events are answered here and never reach the collector. */
  isDry: boolean
}

/** What a browser asked of the collector, and what the collector is like meanwhile. */
export interface CaughtRequests {
  /** What was told, once each. */
  readonly events: readonly TestEvent[]
  /** Addresses of the product pictures that were recommended. */
  readonly pictures: ReadonlySet<string>
  /** Why the collector refused questions of blocks: status and code. */
  readonly refusals: ReadonlySet<string>
  readonly weather: Weather
  change(next: Weather): void
  /** Takes in the body of a request that left with its page. Where the collector does not answer it is lost. */
  receive(body: string): void
}

const isOf = (pathname: string) => pathname.endsWith('/v1/events') || pathname.endsWith('/v1/recommendations')

/** Stands between all pages of a context and the collector. */
export async function catchRequests(context: BrowserContext, { tag, isDry }: CatchOptions): Promise<CaughtRequests> {
  const mock = mockCollector()
  const pictures = new Set<string>()
  const refusals = new Set<string>()
  let weather: Weather = 'up'
  /** Ends when a slow collector answers. */
  let awake: Promise<void> | undefined
  let wake = () => {}

  const take = (body: string) => mock.answer({ method: 'POST', url: '/v1/events', body })
  const answer = async (route: Route) => {
    const request = route.request()
    if (weather === 'down' || weather === 'gone') return route.abort('connectionrefused')
    await awake
    if (request.method() !== 'POST') return route.continue()
    const receipt = take(request.postData() ?? '')
    return isDry ? route.fulfill(receipt) : route.continue()
  }
  // What a closed page still asked for has nobody to answer to.
  await context.route(
    ({ pathname }) => isOf(pathname),
    route => answer(route).catch(() => {}),
  )
  if (tag !== undefined)
    await context.route(
      ({ href }) => href === tag,
      async route => {
        await awake
        await (weather === 'gone' ? route.abort('connectionrefused') : route.continue()).catch(() => {})
      },
    )

  context.on('response', async response => {
    if (!new URL(response.url()).pathname.endsWith('/v1/recommendations')) return
    const page = response.frame().url()
    // What is no answer, or comes too late, recommends nothing.
    const { blocks = [], problem = '' }: Partial<RecommendationsAnswer & { problem: string }> = await response
      .json()
      .catch(() => ({}))
    if (!response.ok()) refusals.add(`${response.status()} ${problem}`.trim())
    for (const { image } of blocks.flatMap(({ items }) => items))
      if (image !== undefined && URL.canParse(image, page)) pictures.add(new URL(image, page).href)
  })

  return {
    get events() {
      return mock.events
    },
    pictures,
    refusals,
    get weather() {
      return weather
    },
    change(next) {
      weather = next
      wake()
      awake = undefined
      if (next === 'slow')
        awake = new Promise(resolve => {
          wake = resolve
        })
    },
    receive(body) {
      if (weather === 'up' || weather === 'slow') take(body)
    },
  }
}
