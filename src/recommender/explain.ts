import type { Settings } from './defaults.js'
import type { RecommendedProduct } from './Recommender.js'

type By = (who: 'customers' | 'visitors') => string

const SENTENCES: Record<RecommendedProduct['strategy'], (by: By, settings: Settings) => string> = {
  'also-bought': (by, { pairWindowDays }) => `Bought together by ${by('customers')} in ${pairWindowDays} days.`,
  'also-viewed': (by, { viewWindowDays }) => `Looked at together by ${by('visitors')} in ${viewWindowDays} days.`,
  'for-you': by => `What ${by('visitors')} with such a session went on to.`,
  'bought-after-viewing': (by, { afterViewDays }) =>
    `Bought by ${by('customers')} within ${afterViewDays} days of looking at this.`,
  bestsellers: (by, { salesWindowDays }) => `Sells best: bought by ${by('customers')} in ${salesWindowDays} days.`,
  'category-bestsellers': (by, { salesWindowDays }) =>
    `Sells best in its category: bought by ${by('customers')} in ${salesWindowDays} days.`,
  trending: (by, { trendDays }) => `More in demand than usual: by ${by('visitors')} in ${trendDays} days.`,
  alternatives: () => 'Of the same category, at a near price.',
  'buy-again': (by, { pairWindowDays }) => `Bought again by ${by('customers')} in ${pairWindowDays} days.`,
  'cross-sell': (by, { pairWindowDays }) =>
    `Bought with what is in the cart by ${by('customers')} in ${pairWindowDays} days.`,
  'most-shared': (by, { shareWindowDays }) => `Passed on by ${by('visitors')} in ${shareWindowDays} days.`,
  'new-arrivals': (_by, { newDays }) => `New in the shop in these ${newDays} days.`,
  'on-sale': () => 'At a lower price than before.',
  'search-term': (by, { searchMinutes }) =>
    `Looked at by ${by('visitors')} within ${searchMinutes} minutes of searching for this.`,
  'recently-viewed': () => 'Looked at in this browser.',
  rule: () => 'Chosen by the shop.',
}

/**
 * Why a product stands in a list, in words: by what filled its slot, and which rules of the shop put it there.
 *
 * @param behind how many distinct visitors stand behind it, as they may be told, such as `10+`; nothing where they may not
 */
export function explain(
  { strategy, rules = [] }: Pick<RecommendedProduct, 'strategy' | 'rules'>,
  behind: string | undefined,
  settings: Settings,
): string {
  const sentence = SENTENCES[strategy](who => (behind === undefined ? who : `${behind} ${who}`), settings)
  return rules.length === 0 ? sentence : `${sentence} By rule: ${rules.map(name => `"${name}"`).join(', ')}.`
}
