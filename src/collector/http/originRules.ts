/** Pages of which origins may use which site. Nobody's cookies are ever accepted, so that `*` gives nothing away. */
export interface OriginRules {
  /** Whether a page of this origin may use this site. Requests that name no origin come from no page, and may. */
  allows(site: string, origin: string | undefined): boolean
  /** The value of `Access-Control-Allow-Origin`, before or after the site is known. */
  header(origin: string | undefined, site?: string): string | undefined
  /** Whether answers depend on the origin. */
  readonly varies: boolean
}

/** Allowed origins by site; a site that is not named is open to all. An array holds for every site. */
export type Origins = readonly string[] | Readonly<Record<string, readonly string[]>>

/** Reads the operator's lists of origins such as `https://shop.example`. */
export function originRules(origins: Origins = []): OriginRules {
  const everywhere = isList(origins) ? normalise(origins) : []
  const bySite = new Map(isList(origins) ? [] : Object.entries(origins).map(([site, list]) => [site, normalise(list)]))
  const of = (site: string) => bySite.get(site) ?? everywhere
  const known = new Set([...everywhere, ...[...bySite.values()].flat()])
  const allows = (site: string, origin: string | undefined) => {
    const allowed = of(site)
    return origin === undefined || allowed.length === 0 || allowed.includes(origin)
  }
  return {
    varies: known.size > 0,
    allows,
    header(origin, site) {
      if (known.size === 0 || (site !== undefined && of(site).length === 0)) return '*'
      if (origin === undefined) return undefined
      // A preflight does not say which site it is for: whether the origin may use it is decided with the request.
      const open = site === undefined ? known.has(origin) || everywhere.length === 0 : allows(site, origin)
      return open ? origin : undefined
    },
  }
}

function isList(origins: Origins): origins is readonly string[] {
  return Array.isArray(origins)
}

function normalise(origins: readonly string[]): string[] {
  return origins.map(origin => origin.toLowerCase().replace(/\/+$/, ''))
}
