import type { Decoder } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type AddPaymentInfo, addPaymentInfo } from './add_payment_info.js'
import { type AddShippingInfo, addShippingInfo } from './add_shipping_info.js'
import { type AddToCart, addToCart } from './add_to_cart.js'
import { type BeginCheckout, beginCheckout } from './begin_checkout.js'
import { type BlockRendered, blockRendered } from './block_rendered.js'
import { type Cart, cart } from './cart.js'
import { type Complaint, complaint } from './complaint.js'
import { type ExperimentExposure, experimentExposure } from './experiment_exposure.js'
import { type Login, login } from './login.js'
import { type PageView, pageView } from './page_view.js'
import { type Purchase, purchase } from './purchase.js'
import { type Refund, refund } from './refund.js'
import { type RemoveFromCart, removeFromCart } from './remove_from_cart.js'
import { type Search, search } from './search.js'
import { type SelectItem, selectItem } from './select_item.js'
import { type Share, share } from './share.js'
import { type SurveyResponse, surveyResponse } from './survey_response.js'
import { type UserEngagement, userEngagement } from './user_engagement.js'
import { type ViewCart, viewCart } from './view_cart.js'
import { type ViewItem, viewItem } from './view_item.js'
import { type ViewItemList, viewItemList } from './view_item_list.js'
import { type WebVital, webVital } from './web_vital.js'

/** The params of every event. On the page `Amount` is a decimal number, behind the decoders it is minor units. */
export interface EventMap<Amount = number> {
  page_view: PageView
  view_item: ViewItem<Amount>
  view_item_list: ViewItemList<Amount>
  block_rendered: BlockRendered
  experiment_exposure: ExperimentExposure
  select_item: SelectItem<Amount>
  add_to_cart: AddToCart<Amount>
  remove_from_cart: RemoveFromCart<Amount>
  view_cart: ViewCart<Amount>
  begin_checkout: BeginCheckout<Amount>
  add_shipping_info: AddShippingInfo<Amount>
  add_payment_info: AddPaymentInfo<Amount>
  purchase: Purchase<Amount>
  refund: Refund<Amount>
  search: Search
  share: Share
  login: Login
  user_engagement: UserEngagement
  cart: Cart<Amount>
  web_vital: WebVital
  survey_response: SurveyResponse
  complaint: Complaint
}

/** One decoder per event name. Reached only from the collector, so that a new event adds no bytes to the page. */
export const EVENT_DECODERS = {
  page_view: pageView,
  view_item: viewItem,
  view_item_list: viewItemList,
  block_rendered: blockRendered,
  experiment_exposure: experimentExposure,
  select_item: selectItem,
  add_to_cart: addToCart,
  remove_from_cart: removeFromCart,
  view_cart: viewCart,
  begin_checkout: beginCheckout,
  add_shipping_info: addShippingInfo,
  add_payment_info: addPaymentInfo,
  purchase,
  refund,
  search,
  share,
  login,
  user_engagement: userEngagement,
  cart,
  web_vital: webVital,
  survey_response: surveyResponse,
  complaint,
} satisfies { [N in keyof EventMap]: Decoder<EventMap<MinorUnits>[N]> }

/** GA4's names, used verbatim, and ours. */
export type EventName = keyof EventMap

/** Every event name that the collector accepts. */
export const EVENT_NAMES = Object.keys(EVENT_DECODERS) as EventName[]
