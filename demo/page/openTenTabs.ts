const TABS = 10

/** Opens ten pages of the shop at once, and answers how many the browser has opened. */
export function openTenTabs(addresses: readonly string[]): number {
  return addresses.slice(0, TABS).filter(address => open(address)).length
}
