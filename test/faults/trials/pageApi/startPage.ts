import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { constants, Script } from 'node:vm'
import type { Tracker } from '../../../../src/core/Tracker.js'
import type { Gv } from '../../../../src/tag/startTag.js'
import { ROOT } from '../../../support/process.js'

/** A page with the built tag on it. */
export interface ApiPage {
  gv: Gv & ((...command: unknown[]) => unknown)
  tracker: Tracker
  /** Tells the page that it is hidden, left or seen again. */
  tell(type: string): void
}

type Loose = Record<string, unknown>

const TAG = join(ROOT, 'dist/tag/tag.js')
const shared = globalThis as unknown as Loose

/** What a negative control takes away: words of the built tag, and what stands there instead. */
const GUARDS: Record<string, [RegExp, string]> = {
  // The last `try` of the tag, around the command itself.
  commands: [/try\{return (\w+\[\w+\]\(\.\.\.\w+\))\}catch\{return [^{}]*\}/, 'return $1'],
  // What is no JSON is told as a fate.
  params: [/catch\{return (\w+)\((\w+)\)\}return\(await/, 'catch(e){throw e}return(await'],
}

/** The built tag as a script, without one of its guards where a negative control asks for that. */
export function readTag(without?: string): Script {
  let code = readFileSync(TAG, 'utf8')
  if (without !== undefined) {
    const [guard, instead] = GUARDS[without]!
    if (!guard.test(code)) throw new Error(`The tag has no guard ${without} any more: change startPage.ts.`)
    code = code.replace(guard, instead)
  }
  return new Script(code, { importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER, filename: TAG })
}

/** Makes this process a page, but for `fetch`. */
export function becomePage(fetch: (url: string, init?: RequestInit) => Promise<unknown>): void {
  class HTMLScriptElement {}
  const events = new EventTarget()
  const listen = events.addEventListener.bind(events)
  Object.assign(globalThis, {
    window: globalThis,
    HTMLScriptElement,
    addEventListener: listen,
    dispatchEvent: events.dispatchEvent.bind(events),
    history: { pushState() {}, replaceState() {} },
    location: new URL('https://shop.example/lamps?utm_source=mail'),
    fetch,
  })
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: {} })
  // The tag reads its prototype, as it does in a browser.
  shared.document = Object.create({ title: 'Lamps', referrer: '', hidden: false, documentElement: { dataset: {} } })
}

/** Puts the tag into the page with these attributes. A page has one tag at a time. */
export function startPage(tag: Script, dataset: Record<string, string>): ApiPage {
  const document = Object.getPrototypeOf(shared.document) as Loose
  const script = { dataset: { collector: 'https://collector.example', ...dataset }, src: pathToFileURL(TAG).href }
  document.querySelector = (selector: string) => (selector.startsWith('script') ? script : null)
  shared.gv = undefined
  tag.runInThisContext()
  const gv = shared.gv as unknown as ApiPage['gv']
  return {
    gv,
    tracker: gv.tracker!,
    tell: type => (shared.dispatchEvent as EventTarget['dispatchEvent'])(new Event(type)),
  }
}
