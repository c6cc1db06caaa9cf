/**
 * An address without its fragment and without query parameters that are not known to be harmless: `utm_*` and the shop's
 * own list. Of the addresses of other sites only the origin is left. Empty for what is no address.
 */
export function cleanUrl(address: string, keep: readonly string[]): string {
  try {
    const url = new URL(address)
    const { origin, searchParams } = url
    if (origin !== location.origin) return origin
    url.hash = ''
    for (const name of [...searchParams.keys()]) {
      if (!/^utm_/.test(name) && !keep.includes(name)) searchParams.delete(name)
    }
    return url.href
  } catch {
    return ''
  }
}
