import { type Decoder, number, oneOf, record, text } from '../decoder.js'

export const VITALS = ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'] as const
export const RATINGS = ['good', 'needs-improvement', 'poor'] as const

/** One of the browser's measures of how the page felt. */
export interface WebVital {
  metric: (typeof VITALS)[number]
  /** Milliseconds; for CLS a share. */
  value: number
  rating: (typeof RATINGS)[number]
  /** `navigate`, `reload`, `back-forward`, `back-forward-cache`, `prerender` or `restore`. */
  navigation_type?: string
  page_type?: string
}

export const webVital: Decoder<WebVital> = record<WebVital>(
  {
    metric: oneOf(VITALS),
    value: number(0, 1e9),
    rating: oneOf(RATINGS),
    navigation_type: text(64),
    page_type: text(64),
  },
  ['metric', 'value', 'rating'],
)
