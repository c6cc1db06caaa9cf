import type { Browser, Page } from 'playwright'
import { catchRequests } from './catchRequests.js'
import type { Facts } from './findTracker.js'
import { Impassable } from './Impassable.js'
import { keepNotes } from './keepNotes.js'
import { pageScript } from './pageScript.js'
import { pageTracker } from './pageTracker.js'
import { seeBlocks } from './seeBlocks.js'
import { optionOf, type Step, type Told } from './Told.js'
import type { PageError, Visit } from './Visit.js'
import { whyNot } from './whyNot.js'

export interface VisitOptions {
  browser: Browser
  told: Told
  /** What is known of the tracker; nothing on the first visit, which looks for it. */
  facts?: Facts | undefined
  /** Whether events are answered here and never reach the collector. */
  isDry: boolean
  /** How long to wait for what should happen, ms. */
  patienceMs: number
}

/** A page that takes longer cannot be checked, ms. */
const LOAD_MS = 30_000
/** A page whose tracker has nothing to send by then has hung, ms. */
const FLUSH_MS = 5000

/** Where pages leave what they send on leaving, in the storage of the shop. */
const COPIES = 'grapevine verify'

const VIEWPORT = { width: 1280, height: 800 }

/** That of a browser without windows, though it has one: so that collectors learn nothing from a check. */
const userAgentOf = (browser: Browser) =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/${browser.version().split('.')[0]}.0.0.0 Safari/537.36`

/** Opens a browser of a new shopper, whose events are caught. */
export async function openVisit({ browser, told, facts, isDry, patienceMs }: VisitOptions): Promise<Visit> {
  // What a service worker asks for could not be caught.
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: VIEWPORT,
    userAgent: userAgentOf(browser),
  })
  context.setDefaultTimeout(patienceMs)
  await context.addInitScript(pageScript, { key: facts?.key, copies: COPIES, isDry })
  const requests = await catchRequests(context, { tag: facts?.tag, isDry })
  const errors: PageError[] = []
  let isDisturbed = false
  let hasPolicy = false
  /** What the shopper has said, where the shop has no button for it. */
  let said: 'granted' | 'denied' | undefined

  context.on('console', message => {
    if (message.type() === 'error')
      errors.push({ text: message.text(), source: message.location().url, isUncaught: false })
  })
  context.on('weberror', error => {
    const { message, stack = '' } = error.error()
    errors.push({ text: message, source: /https?:\/\/[^\s)]+/.exec(stack)?.[0] ?? '', isUncaught: true })
  })

  const page: Page = await context.newPage()
  const notes = keepNotes(page)
  const tracker = pageTracker(page, facts?.key)

  const press = async (selector: string, what: string) => {
    try {
      await page.locator(selector).first().click({ timeout: patienceMs })
    } catch (error) {
      throw new Impassable({
        expected: `${selector} (${what}) can be clicked`,
        seen: `${whyNot(error as Error)} on ${page.url()}`,
        advice: `Correct ${what}, or see what covers or hides it.`,
      })
    }
  }

  const ready = async () => {
    if (facts === undefined || requests.weather === 'gone' || requests.weather === 'slow') return
    if (!(await tracker.isThere()))
      throw new Impassable({
        expected: `the tag runs on ${page.url()}`,
        seen: 'no tracker of this site',
        advice: 'Put the tag into the head of this page too, with the same site key.',
      })
    if (said !== undefined) await tracker.answer(said)
  }

  const load = async (go: () => ReturnType<Page['goto']>, what: string, mend: string) => {
    await notes.take()
    let seen: string
    try {
      const response = await go()
      const headers = response?.headers() ?? {}
      if (
        headers['content-security-policy'] ||
        // A page that waits for the collector cannot be asked.
        (requests.weather !== 'slow' && (await page.locator('meta[http-equiv="Content-Security-Policy" i]').count()))
      )
        hasPolicy = true
      if (response === null || response.ok() || response.status() === 304) return ready()
      seen = `${response.status()} ${response.statusText()}`
    } catch (error) {
      if (error instanceof Impassable) throw error
      seen = `${(error as Error).message.split('\n')[0]}`
    }
    throw new Impassable({ expected: `${what} opens`, seen, advice: mend })
  }

  const say = async (answer: 'granted' | 'denied', selector: string | undefined, name: 'consent' | 'deny') => {
    if (selector !== undefined) return press(selector, optionOf(name))
    said = answer
    await tracker.answer(answer)
  }
  const isAllowed = async () => /granted|anonymous/.test((await tracker.consent()) ?? '')
  const isAsked = () => (told.consent === undefined ? false : page.locator(told.consent).first().isVisible())
  /** Whether something holds within the patience. */
  const isSoon = async (holds: () => Promise<boolean>) => {
    for (const end = Date.now() + patienceMs; Date.now() < end; await page.waitForTimeout(50))
      if (await holds().catch(() => false)) return true
    return false
  }
  let hasAllowed = false
  const allow = async () => {
    // Whoever has answered is not asked again, but by a page that has forgotten it.
    if (hasAllowed && (await isSoon(async () => (await isAllowed()) || (await isAsked()))) && (await isAllowed()))
      return
    await say('granted', told.consent, 'consent')
    // The answer may be a form that loads a page.
    if (!(await isSoon(isAllowed)))
      throw new Impassable({
        expected: `consent is granted after a click on ${told.consent}`,
        seen: `it is ${await tracker.consent()} on ${page.url()}`,
        advice: "Call gv('consent', 'granted') when the shopper says yes, and on every page from then on.",
      })
    hasAllowed = true
  }

  /** Takes in what pages left behind, this one or those before it. */
  const collect = async () => {
    const left = await page.evaluate(copies => {
      try {
        const left = localStorage.getItem(copies) ?? ''
        localStorage.removeItem(copies)
        return left
      } catch {
        return ''
      }
    }, COPIES)
    for (const body of left.split('\n').filter(Boolean)) requests.receive(body)
  }

  const settle = async () => {
    await collect().catch(() => {})
    const flush = async () => {
      if (await isAllowed()) await tracker.flush()
    }
    // A page that is being left answers nothing.
    await Promise.race([flush().catch(() => {}), new Promise(resolve => setTimeout(resolve, FLUSH_MS))])
  }

  const visit: Visit = {
    page,
    context,
    get events() {
      return requests.events
    },
    get isDisturbed() {
      return isDisturbed
    },
    get hasPolicy() {
      return hasPolicy
    },
    errors,
    pictures: requests.pictures,
    refusals: requests.refusals,
    weather(next) {
      requests.change(next)
      isDisturbed ||= next !== 'up'
    },
    open: where => {
      const url = told[where] as string
      return load(
        () => page.goto(url, { timeout: LOAD_MS, waitUntil: requests.weather === 'slow' ? 'commit' : 'load' }),
        url,
        `Correct ${where === 'start' ? 'the address' : optionOf(where)}.`,
      )
    },
    reload: () => load(() => page.reload({ timeout: LOAD_MS }), page.url(), 'See why it opens once and not again.'),
    ready,
    allow,
    deny: () => say('denied', told.deny, 'deny'),
    click: what => press(told[what] as string, optionOf(what)),
    async walk(steps: readonly Step[]) {
      for (const step of steps) {
        if ('open' in step) await load(() => page.goto(step.open, { timeout: LOAD_MS }), step.open, 'Correct "order".')
        else if ('click' in step) await press(step.click, '"order"')
        else {
          const selector = 'fill' in step ? step.fill : step.waitFor
          const place = page.locator(selector).first()
          await ('fill' in step ? place.fill(step.with) : place.waitFor()).catch(error => {
            throw new Impassable({
              expected: `${selector} ("order") is there`,
              seen: `${whyNot(error)} on ${page.url()}`,
              advice: 'Correct "order".',
            })
          })
        }
      }
    },
    settle,
    async told(name) {
      const end = Date.now() + patienceMs
      while (!requests.events.some(event => event.name === name)) {
        if (Date.now() > end) return false
        await settle()
        await page.waitForTimeout(50)
      }
      return true
    },
    pause: ms => page.waitForTimeout(ms),
    consent: tracker.consent,
    books: tracker.books,
    blocks: () => seeBlocks(page, patienceMs),
    notes: notes.all,
    close: async () => {
      await collect().catch(() => {})
      await notes.take()
      await context.close()
    },
  }
  return visit
}
