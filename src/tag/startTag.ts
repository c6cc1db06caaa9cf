import { find } from '../core/page/find.js'
import { startTracker } from '../core/startTracker.js'
import type { TrackerConfig, TrackerHost } from '../core/Tracker.js'

/** A call of `gv`: the name of a command and its arguments. */
export type Command = [name: string, ...args: never[]]

/** The global function of the snippet: `gv('event', 'view_item', { … })`. */
export interface Gv {
  (...command: Command): unknown
  /** Calls from before the tag was loaded. */
  q?: ArrayLike<unknown>[]
  tracker?: TrackerHost
}

/**
 * Starts the tracker as the `data-*` attributes of its script say, replays what the page called before, in order, and loads
 * the chunks that the page needs. Throws where the script names no site, and where the page has broken what it is made of.
 */
export function startTag(script: HTMLScriptElement | null): void {
  const page = window as { gv?: Gv }
  const { src, dataset } = script ?? {}
  /** Grows with each failure: browsers remember that a module could not be had at an address. */
  let retry = ''
  /** Chunks lie beside the tag, so a release always meets its own. */
  const chunk = (name: string) =>
    import(new URL(`${name}.js${retry}`, src).href).catch(error => {
      retry += '?'
      throw error
    })
  const config = { __proto__: null, collector: new URL('.', src).href, ...dataset }
  const tracker = startTracker(config as unknown as TrackerConfig, () => chunk('sync')) as TrackerHost

  const load = (name: string, options?: object) =>
    chunk(name).then(
      ({ start, scan }) => {
        tracker.use({ name, start: host => start(host, options) })
        scan?.()
      },
      error => tracker.problem('chunk_failed', `${name} ${error}`),
    )
  const { vitals, blocks } = config as { vitals?: string; blocks?: string }
  const loadBlocks = () => load(blocks || 'blocks')
  /** A chunk that the shop names may have work to do on pages without blocks. */
  const look = () => {
    if (blocks || find('grapevine-block,[data-grapevine]')) loadBlocks()
  }

  // Looked up when they are called: a plugin may have replaced one.
  const commands = {
    __proto__: tracker,
    cart: tracker.cart.set,
    blocks: loadBlocks,
  } as unknown as Record<string, (...args: never[]) => unknown>
  const gv: Gv = (name, ...args) => {
    try {
      return commands[name]!(...args)
    } catch {
      return tracker.problem('bad_command', name)
    }
  }
  const before = page.gv
  // The first tag on a page keeps the name; an element of that name does not.
  if (!before?.tracker?.event) page.gv = gv
  gv.tracker = tracker
  before?.q?.forEach?.(command => void gv(...(command as unknown as Command)))

  tracker.on('page', look)
  addEventListener('DOMContentLoaded', look)
  look()
  // As text: it is only compared with a number.
  if (vitals) load('vitals', { sample: vitals })
  // A location is its address where a text is needed.
  if (/[?&]gv-/.test(location as unknown as string)) load('inspector', before)
}
