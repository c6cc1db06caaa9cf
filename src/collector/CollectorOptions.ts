import type { Origins } from './http/originRules.js'

/** How a collector is to serve a data directory. */
export interface CollectorOptions {
  /** The data directory; made when it is missing. */
  data: string
  /** Site keys that are served. Default: every site in the data, or `demo` where there is none. */
  sites?: readonly string[]
  /** 0 picks a free one. Default 8765. */
  port?: number
  /** Default 127.0.0.1: put a proxy with TLS in front. */
  host?: string
  /** Origins whose pages may use the sites, for all sites or by site key. Default: any. */
  origins?: Origins
  /** Distinct visitors behind a pair or a count before it is shown; half as many for what is shown to a whole session. Default 3. */
  minSupport?: number
  /**
   * How often lists may change, s, and then only when five visitors did something new, or `minSupport` if that is more; pairs change
   * in steps of as many. Default 0: with each order.
   */
  publishEvery?: number
  /**
   * Learn from crawlers, scripts and browsers without windows as well, as tests need it. Default false: they are counted only, but for
   * those that send the token.
   */
  learnFromBots?: boolean
  /**
   * Visitors of one network (/24 of IPv4, /48 of IPv6) that may stand behind a product, for looks and for orders each, or 2 % of its
   * visitors where that is more. What others of that network do with it is counted only. 0 learns from all. Default 2.
   */
  perNetwork?: number
  /**
   * With it only orders and returns move lists that the shop's server has signed with this key, or sent with the token; the others are counted.
   * 16 characters at least. While the key is changed give both, the new one and the old one: either verifies. Default: all do.
   */
  orderKey?: string | readonly string[]
  /** Days that events are kept after their receipt, from 35; 0 for ever. Default 90. */
  keepDays?: number
  /** The same of what lists are learned from: looks at products, orders and returns. Default 400: lists look back a year. */
  keepLearnedDays?: number
  /** Addresses or networks of the shop's proxies, which tell in `X-Forwarded-For` who asks. Those on this machine always do. */
  proxies?: readonly string[]
  /** How long browsers and caches may keep recommendations, s. Default 60. */
  maxAge?: number
  /** Asked for, as `Authorization: Bearer`, by `/metrics` and `/v1/health`. Default: none, and `/metrics` answers this machine only. */
  token?: string
  /** A file of merchant's rules; read again when it changes. Default: none. */
  rules?: string
  /** Folder of the built tag. Default: the one in this package. */
  assets?: string
  /** `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`, to stderr. Default `warn`. */
  logLevel?: string
  /** The wall clock, ms. */
  clock?: () => number
  /** Told when the storage cannot be trusted any more; the collector then refuses everything. End the process. */
  onFatal?: (error: Error) => void
}
