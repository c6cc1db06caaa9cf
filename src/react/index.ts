import type { BlockElement } from './BlockElement.js'

export { GrapevineBlock, type GrapevineBlockProps } from './GrapevineBlock.js'
export { type PageViewOptions, usePageView } from './usePageView.js'
export { type LinkProps, type Recommendations, type SafeItem, useRecommendations } from './useRecommendations.js'
export { GrapevineProvider, type GrapevineProviderProps, useTracker } from './useTracker.js'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** The element itself. Rendered on a server it needs `suppressHydrationWarning`, since it sets attributes of its own. */
      'grapevine-block': BlockElement
    }
  }
}
