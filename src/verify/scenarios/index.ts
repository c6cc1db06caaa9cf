import type { Scenario } from '../Scenario.js'
import { addToCart } from './addToCart.js'
import { beforeConsent } from './beforeConsent.js'
import { blocksCart } from './blocksCart.js'
import { blocksClicked } from './blocksClicked.js'
import { blocksDrawn } from './blocksDrawn.js'
import { blocksSeen } from './blocksSeen.js'
import { blocksStill } from './blocksStill.js'
import { cartPage } from './cartPage.js'
import { categoryPage } from './categoryPage.js'
import { checkout } from './checkout.js'
import { collectorDown } from './collectorDown.js'
import { collectorSlow } from './collectorSlow.js'
import { consentDenied } from './consentDenied.js'
import { consoleClean } from './consoleClean.js'
import { contentPolicy } from './contentPolicy.js'
import { eventsValid } from './eventsValid.js'
import { pageViews } from './pageViews.js'
import { productPage } from './productPage.js'
import { purchase } from './purchase.js'
import { removeFromCart } from './removeFromCart.js'
import { search } from './search.js'
import { singlePage } from './singlePage.js'
import { tagLoaded } from './tagLoaded.js'
import { tagMissing } from './tagMissing.js'

/** Every scenario, in the order of the table. */
export const SCENARIOS = {
  tagLoaded,
  beforeConsent,
  consentDenied,
  pageViews,
  categoryPage,
  productPage,
  search,
  addToCart,
  cartPage,
  removeFromCart,
  checkout,
  purchase,
  blocksDrawn,
  blocksCart,
  blocksStill,
  blocksSeen,
  blocksClicked,
  collectorDown,
  collectorSlow,
  tagMissing,
  singlePage,
  contentPolicy,
  consoleClean,
  eventsValid,
} satisfies Record<string, Scenario>
