import { type MetricType, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals'
import type { Plugin, TrackerHost } from '../core/Tracker.js'

export interface VitalsOptions {
  /** Share of page loads that are measured, 0 to 1. Default 0.1. */
  sample?: number
  /** A number from 0 to 1, below `sample` for what is measured. Default `Math.random`. */
  random?: () => number
}

/** Measures LCP, INP, CLS, FCP and TTFB as `web_vital` events: `tracker.use(vitals())`. */
export function vitals(options: VitalsOptions = {}): Plugin {
  return { name: 'vitals', start: tracker => start(tracker, options) }
}

/**
 * Draws lots once per page load, since what is not measured should cost nothing. Returns from the back/forward cache share
 * the lot of their load, so every page view is as likely to be measured. Answers how to stop.
 */
export function start(tracker: TrackerHost, options: VitalsOptions = {}): () => void {
  const { sample = 0.1, random = Math.random } = options
  // web-vitals throws into the page where arrays have no `at`: Chromium 91, Firefox 89, Safari 15.3 and older.
  if (typeof document === 'undefined' || !('at' in []) || !(random() < sample)) return () => {}
  // The measures are about the page that was loaded; by the time some of them are final, the shopper may be on another.
  const pageType = tracker.state.pageType
  let isStopped = false
  const report = ({ name, value, rating, navigationType }: MetricType) => {
    if (isStopped) return
    tracker.event('web_vital', {
      metric: name,
      // CLS is a small share, the others are ms.
      value: Number(value.toFixed(name === 'CLS' ? 4 : 1)),
      rating,
      navigation_type: navigationType,
      ...(pageType && { page_type: pageType }),
    })
  }
  for (const measure of [onCLS, onFCP, onINP, onLCP, onTTFB]) measure(report)
  return () => {
    isStopped = true
  }
}
