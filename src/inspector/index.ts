import { get } from 'idb-keyval'
import type { Plugin, TrackerHost } from '../core/Tracker.js'

/**
 * Shows what the tracker does on a page to who asks for it by `?gv-debug` in its address: `tracker.use(inspector())`, before the blocks. For all
 * others nothing more is loaded; with consent the tracker's own store is asked once whether this browser is debugging.
 */
export function inspector(): Plugin {
  return { name: 'inspector', start: load }
}

function load(tracker: TrackerHost): () => void {
  if (typeof document === 'undefined') return () => {}
  const { state, store, on, problem } = tracker
  let stop = () => {}
  let isLoading = false
  let isStopped = false
  const open = async () => {
    if (isLoading || isStopped) return
    isLoading = true
    try {
      const { start } = await import('./start.js')
      if (!isStopped) stop = start(tracker)
    } catch (error) {
      isLoading = false
      problem('chunk_failed', `inspector ${error}`)
    }
  }
  const look = async () => {
    if (state.consent !== 'granted') return
    // A store that refuses is reported by the tracker itself.
    if (await get('kv|debug', store).catch(() => undefined)) await open()
  }
  if (/[?&]gv-/.test(location.search)) open()
  else look()
  const stopLooking = on('consent', look)
  return () => {
    isStopped = true
    stopLooking()
    stop()
  }
}
