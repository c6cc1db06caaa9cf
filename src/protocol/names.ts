/** Every event name that the collector accepts: GA4's, used verbatim, then ours. */
export const EVENT_NAMES = [
  'page_view',
  'view_item',
  'view_item_list',
  'select_item',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
  'search',
  'share',
  'login',
  'user_engagement',
  'cart',
  'web_vital',
  'survey_response',
  'complaint',
] as const

export type EventName = (typeof EVENT_NAMES)[number]
