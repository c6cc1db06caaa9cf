/**
 * The content security policy of every page: as strict as a careful shop's. Grapevine needs the collector in `script-src`
 * (not for the npm import) and in `connect-src`, and nothing else; the only Trusted Types policy is the shop's own.
 *
 * @param collector Origin of the collector.
 * @param nonce For the snippet, the only inline script.
 */
export function contentPolicy(collector: string, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' ${collector}`,
    `connect-src 'self' ${collector}`,
    "img-src 'self'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types pippinwick',
  ].join('; ')
}
