/** What the address of a page asks of the inspector. */
export interface Asked {
  /** There is some `gv-` parameter, and it does not end debugging. */
  isOn: boolean
  /** `gv-debug=off` */
  isOff: boolean
  /** The state that blocks are to be shown in, as it is written. */
  preview: string
}

const ours = (search: string) => [...new URLSearchParams(search)].filter(([name]) => name.startsWith('gv-'))

/** Reads the `gv-…` parameters of an address. */
export function readAddress(search: string): Asked {
  const params = new Map(ours(search))
  const isOff = params.get('gv-debug') === 'off'
  return { isOn: params.size > 0 && !isOff, isOff, preview: params.get('gv-preview') ?? '' }
}

/** The address with one of our parameters set, or without it where the value is empty. */
export function withParam(address: string, name: string, value: string): string {
  const url = new URL(address)
  if (value) url.searchParams.set(name, value)
  else url.searchParams.delete(name)
  return url.href
}

/** The address of a link, with what this page was asked for. Other sites, and what stays on the page, are left alone. */
export function carryOn(link: string, here: string): string {
  const [to, from] = [new URL(link), new URL(here)]
  if (to.origin !== from.origin || to.href.split('#')[0] === from.href.split('#')[0]) return link
  for (const [name, value] of ours(from.search)) if (!to.searchParams.has(name)) to.searchParams.set(name, value)
  return to.href
}
