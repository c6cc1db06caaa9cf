/**
 * Who is compared. `packages` are installed from npm in these versions; `page` is the code of the shop's page, and says how
 * the peer is configured there: the way its documentation gives for losing as little as possible.
 */
export const PEERS = {
  posthog: { packages: { 'posthog-js': '1.449.2' }, page: 'posthog.js' },
  segment: { packages: { '@segment/analytics-next': '1.84.3' }, page: 'segment.js' },
  rudderstack: { packages: { '@rudderstack/analytics-js': '3.34.1' }, page: 'rudderstack.js' },
  snowplow: { packages: { '@snowplow/browser-tracker': '4.10.1' }, page: 'snowplow.js' },
  grapevine: { packages: {}, page: 'grapevine.js' },
}

/** Throws one sentence for a name that is not there. */
export function choosePeers(names) {
  const unknown = names.find(name => !Object.hasOwn(PEERS, name))
  if (unknown !== undefined) throw new Error(`There is no peer ${unknown}. Peers: ${Object.keys(PEERS).join(', ')}.`)
  return names.length > 0 ? names : Object.keys(PEERS)
}
