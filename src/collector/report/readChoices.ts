import type { Store } from '../openStore.js'
import { Choices } from './Choices.js'

/** What shoppers of a site chose from blocks; variants are those of the catalog as it is now. The window is in ms. */
export function readChoices({ log, catalog }: Pick<Store, 'log' | 'catalog'>, site: string, windowMs: number): Choices {
  const groups = new Map<string, string>()
  for (const { id, groupId } of catalog.all(site)) if (groupId !== undefined) groups.set(id, `group ${groupId}`)
  const choices = new Choices({ windowMs, groupOf: product => groups.get(product) ?? `product ${product}` })
  for (const logged of log.read({ site, names: ['select_item'] })) choices.add(logged)
  return choices
}
