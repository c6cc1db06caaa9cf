import { OperatorError } from '../OperatorError.js'
import type { Store } from '../openStore.js'

/**
 * The site that was named, or all of a data directory.
 * @throws {OperatorError} where nothing is known of it
 */
export function knownSites({ sites }: Pick<Store, 'sites'>, data: string, site: string | undefined): readonly string[] {
  const known = sites.keys()
  if (site === undefined) return known
  if (known.includes(site)) return [site]
  throw new OperatorError(`There is no site ${site} in ${data}. Known sites: ${known.join(', ') || 'none'}.`)
}
