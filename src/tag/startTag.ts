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
 * the chunks that the page needs. Never throws into the page.
 */
export function startTag(script: HTMLScriptElement | null): void {
  const page = window as { gv?: Gv }
  const { dataset, src } = script ?? {}
  if (!dataset?.site) {
    console.error('Grapevine: set data-site.')
    return
  }
  /** Grows with each failure: browsers remember that a module could not be had at an address. */
  let retry = ''
  /** Chunks lie beside the tag, so a release always meets its own. */
  const chunk = (name: string) =>
    import(new URL(`${name}.js${retry}`, src).href).catch(error => {
      retry += '?'
      throw error
    })
  const config = { collector: new URL('.', src).href, ...dataset } as unknown as TrackerConfig
  const tracker = startTracker(config, () => chunk('sync')) as TrackerHost

  const load = (name: string, options?: object) =>
    chunk(name).then(
      ({ start, scan }) => {
        tracker.use({ name, start: host => start(host, options) })
        scan?.()
      },
      error => tracker.problem('chunk_failed', `${name} ${error}`),
    )
  const look = () => {
    if (document.querySelector('grapevine-block,[data-grapevine]')) load('blocks')
  }

  const commands: Record<string, (...args: never[]) => unknown> = {
    ...(tracker as object),
    cart: tracker.cart.set,
    blocks: () => load('blocks'),
  }
  const gv: Gv = (name, ...args) => {
    try {
      return commands[name]!(...args)
    } catch {
      return tracker.problem('bad_command', name)
    }
  }
  const q = page.gv?.q
  page.gv = gv
  gv.tracker = tracker
  q?.forEach?.(command => {
    gv.apply(0, command as Command)
  })

  look()
  addEventListener('DOMContentLoaded', look)
  tracker.on('page', look)
  if (dataset.vitals) (window.requestIdleCallback ?? setTimeout)(() => load('vitals', { sample: +dataset.vitals! }))
}
