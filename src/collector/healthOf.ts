import type { SiteHealth } from './http/routes/health.js'
import type { Models } from './model/openModels.js'
import type { Store } from './openStore.js'

/** What is known of each site that is served: its books, its catalog, its model and its rules. */
export function healthOf(
  store: Store,
  { learner, rules }: Pick<Models, 'learner' | 'rules'>,
): Record<string, SiteHealth> {
  const health: [string, SiteHealth][] = []
  for (const site of learner.sites) {
    const model = learner.model(site)
    if (model === undefined) continue
    const { recommender, shelf } = model
    const said = rules && { rules: rules.of(site).length, unknown: recommender.unknownNames().length }
    const products = { catalog: store.catalog.count(site), unlisted: shelf.unlisted }
    const known = { ...products, model: recommender.stats(), ...(said && { rules: said }) }
    health.push([site, { ...store.log.books(site), ...known }])
  }
  return Object.fromEntries(health)
}
