import type { TrackerHost } from '../core/Tracker.js'
import { isTestId, TEST_PREFIX } from '../protocol/testId.js'

/**
 * Marks this page view and those after it as tests, which needs no storage: so are the events of who has not agreed to be
 * known. Answers how to stop.
 */
export function markPageViews(tracker: TrackerHost): () => void {
  const state = tracker.state as { pageView: string }
  const mark = () => {
    if (!isTestId(state.pageView)) state.pageView = TEST_PREFIX + state.pageView
  }
  mark()
  // Told before the view is recorded.
  const stop = tracker.on('page', mark)
  return () => {
    stop()
    if (isTestId(state.pageView)) state.pageView = state.pageView.slice(TEST_PREFIX.length)
  }
}
