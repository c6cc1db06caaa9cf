import type { EventName } from '../../../src/protocol/events/index.js'

/** What a page sends and what stands behind the decoder. */
export interface Example {
  params: Record<string, unknown>
  decoded: Record<string, unknown>
  /** Fields without which the event is no such event. */
  required: readonly string[]
}

/** Every item field of GA4's reference, and ours. */
const sent = {
  item_id: 'SKU-1',
  item_name: 'Storm lantern',
  affiliation: 'Harbour store',
  coupon: 'SUMMER',
  discount: 2.22,
  index: 0,
  item_brand: 'Halden',
  item_category: 'Outdoor',
  item_category2: 'Camping',
  item_category3: 'Light',
  item_category4: 'Lanterns',
  item_category5: 'Oil',
  item_list_id: 'related',
  item_list_name: 'Related products',
  item_variant: 'green',
  location_id: 'place-1',
  price: 10.01,
  quantity: 3,
  recommendation_id: 'rec-1',
  strategy: 'also-bought',
}
const item = { ...sent, discount: 222, price: 1001 }

const goods = { currency: 'EUR', value: 30.03, items: [sent] }
const decodedGoods = { currency: 'EUR', value: 3003, items: [item] }

const fromBlock = {
  item_list_id: 'related',
  item_list_name: 'Related products',
  recommendation_id: 'rec-1',
  block_type: 'also-bought',
  placement: 'below-product',
  source: 'primary',
  experiment: 'Home heading',
  variant: 'test',
}
const costs = { tax: 4.9, shipping: 5.99, coupon: 'SUMMER', affiliation: 'Harbour store' }
const decodedCosts = { ...costs, tax: 490, shipping: 599 }

/** An event about products with further fields that the decoder leaves as they are. */
const about = (extra: object = {}): Example => ({
  params: { ...goods, ...extra },
  decoded: { ...decodedGoods, ...extra },
  required: ['items'],
})

/** An event that the decoder leaves as it is. */
const plain = (params: Record<string, unknown>, required: readonly string[] = []): Example => ({
  params,
  decoded: params,
  required,
})

/**
 * One full example of every event, with the field names of
 * https://developers.google.com/analytics/devguides/collection/ga4/reference/events
 */
export const EXAMPLES = {
  page_view: plain({
    page_location: 'https://shop.example/lantern',
    page_title: 'Storm lantern',
    page_referrer: 'https://search.example',
    page_type: 'product',
    kind: 'load',
  }),
  view_item: about(),
  view_item_list: about(fromBlock),
  block_rendered: plain({ ...fromBlock, slots: 6 }, ['slots']),
  experiment_exposure: plain(
    {
      experiment: 'Home heading',
      variant: 'control',
      block_type: 'bestsellers',
      placement: 'home-top',
      recommendation_id: 'rec-1',
    },
    ['experiment', 'variant'],
  ),
  select_item: about(fromBlock),
  add_to_cart: about(fromBlock),
  remove_from_cart: about(),
  view_cart: about(),
  begin_checkout: about({ coupon: 'SUMMER' }),
  add_shipping_info: about({ coupon: 'SUMMER', shipping_tier: 'Ground' }),
  add_payment_info: about({ coupon: 'SUMMER', payment_type: 'Credit card' }),
  purchase: {
    params: { transaction_id: 'T-1', ...goods, ...costs, market: 'de' },
    decoded: { transaction_id: 'T-1', ...decodedGoods, ...decodedCosts, market: 'de' },
    required: ['transaction_id', 'items'],
  },
  refund: {
    params: { transaction_id: 'T-1', ...goods, ...costs },
    decoded: { transaction_id: 'T-1', ...decodedGoods, ...decodedCosts },
    required: ['transaction_id'],
  },
  search: plain({ search_term: 'lantern', results: 0 }, ['search_term']),
  share: plain({ method: 'copy', content_type: 'product', item_id: 'SKU-1' }),
  login: plain({ method: 'password' }),
  user_engagement: plain({ engagement_time_msec: 1250.5 }, ['engagement_time_msec']),
  cart: about(),
  web_vital: plain(
    { metric: 'CLS', value: 0.071, rating: 'good', navigation_type: 'back-forward-cache', page_type: 'product' },
    ['metric', 'value', 'rating'],
  ),
  survey_response: plain({ survey_id: 'delivery', score: 9, answer: 'Quick.' }, ['survey_id']),
  complaint: plain({ item_id: 'SKU-1', reason: 'broken', message: 'The glass was cracked.' }),
} satisfies Record<EventName, Example>

/** Events whose params name products. */
export const ABOUT_PRODUCTS = (Object.keys(EXAMPLES) as EventName[]).filter(name => 'items' in EXAMPLES[name].params)
