import { LIMITS } from '../../protocol/limits.js'
import type { RecommendedProduct, Recommender } from '../../recommender/Recommender.js'
import { rankOnDevice } from '../../recommender/rankOnDevice.js'

/**
 * Answers as a browser that ranks `for-you` by itself: from the lists of single products, as it has them when it has looked at all
 * anchors within a day, and bestsellers where these are too short.
 */
export function onDevice(recommender: Pick<Recommender, 'recommend'>): Pick<Recommender, 'recommend'> {
  const lists = new Map<string, readonly string[]>()
  const listOf = (product: string): readonly string[] => {
    const known = lists.get(product)
    if (known !== undefined) return known
    const { items } = recommender.recommend({ type: 'for-you', anchors: [product], limit: LIMITS.blockItems })
    const list = items.filter(({ strategy }) => strategy === 'for-you').map(item => item.product)
    lists.set(product, list)
    return list
  }
  return {
    recommend({ anchors, limit, repeat, exclude = [] }) {
      const looked = [...new Set(anchors)]
      const held = new Set(repeat ? exclude : [...looked, ...exclude])
      const ranked = rankOnDevice(looked.map(listOf), limit, product => held.has(product))
      const items = ranked.map(
        (product): RecommendedProduct => ({ product, score: 0, support: 0, strategy: 'for-you' }),
      )
      if (items.length >= limit) return { source: 'primary', items }
      const rest = recommender.recommend({
        type: 'bestsellers',
        anchors: [],
        exclude: [...held, ...ranked],
        limit: limit - items.length,
      })
      return { source: 'bestsellers', items: [...items, ...rest.items] }
    },
  }
}
