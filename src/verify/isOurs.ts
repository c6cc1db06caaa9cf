/** Files that the collector serves to pages. */
const FILES = /^\/(?:v1\/|(?:tag|sync|blocks|vitals|device)(?:-\w+)?\.js(?:$|[?:]))/

/** Whether an address is one of the collector's, also where it shares its origin with the shop. */
export function isOurs(address: string, collector: string): boolean {
  return address.startsWith(collector) && FILES.test(address.slice(collector.length))
}
