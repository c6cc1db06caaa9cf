import { NONCE } from '../../support/storyPage.js'
import type { HostilePage, Surroundings } from './HostilePage.js'

const strict = ({ shop, collector }: Surroundings, ...more: string[]) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${NONCE}' ${shop} ${collector}`,
    `connect-src ${collector}`,
    `img-src ${collector} data:`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...more,
  ].join('; ')

/** Pages whose policy forbids nearly everything: the one that the guide promises to work under, and stricter ones. */
export const policies: readonly HostilePage[] = [
  { name: 'strict policy with Trusted Types', policy: around => strict(around) },
  {
    name: 'strict policy, no frames, no forms, no base',
    policy: around => strict(around, "frame-src 'none'", "child-src 'none'", "form-action 'none'", "base-uri 'none'"),
  },
  {
    name: 'isolated from other origins',
    isIsolated: true,
    policy: around => strict(around),
    script: 'window.__struck = crossOriginIsolated',
    strikes: true,
  },
  {
    name: 'strict policy and an overwritten fetch',
    builds: ['tag'],
    policy: around => strict(around, "frame-src 'none'"),
    script: `const before = fetch; fetch = function () { return before.apply(this, arguments) }`,
  },
]
