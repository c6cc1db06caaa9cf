import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { HttpProblemCode } from '../../protocol/problems.js'
import type { ServedBlock } from '../answer/answerBlocks.js'
import type { SiteBooks } from '../log/EventLog.js'
import type { StorageState } from '../storage/readStorage.js'

/** Where the figures come from that are read when somebody asks. */
export interface MetricsSources {
  books(): Iterable<[site: string, books: SiteBooks]>
  storage(): StorageState
  /** Bytes of events that wait for a commit. */
  queueBytes(): number
}

/** The figures of one collector, for Prometheus. They name sites, never visitors. */
export interface Metrics {
  contentType: string
  text(): Promise<string>
  /** A request was answered with a problem. */
  refused(problem: HttpProblemCode): void
  /** A connection was closed without an answer, since there are too many. */
  dropped(): void
  /** Blocks were answered. */
  served(site: string, blocks: readonly ServedBlock[]): void
  /** A transaction was committed. */
  committed(seconds: number, requests: number): void
}

/** @see https://prometheus.io/docs/practices/naming/ */
export function createMetrics({ books, storage, queueBytes }: MetricsSources): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })

  /** A count by site that the books keep. */
  const counted = (
    name: string,
    help: string,
    label: string | undefined,
    counts: (books: SiteBooks) => number | Partial<Record<string, number>>,
  ) =>
    new Counter<string>({
      name: `grapevine_${name}_total`,
      help,
      labelNames: label === undefined ? ['site'] : ['site', label],
      registers,
      collect() {
        this.reset()
        for (const [site, one] of books()) {
          const count = counts(one)
          if (typeof count === 'number') this.inc({ site }, count)
          else for (const [key, n] of Object.entries(count)) this.inc({ site, [label as string]: key }, n)
        }
      },
    })
  const sumOf = (counts: Partial<Record<string, number>>) =>
    Object.values(counts).reduce<number>((sum, n = 0) => sum + n, 0)
  counted('events', 'Events that arrived, by their fate.', 'fate', one => ({
    // Counters never fall: what is erased or expired was accepted once.
    accepted: one.accepted + sumOf(one.erased) + sumOf(one.expired),
    duplicate: one.duplicate,
    rejected: sumOf(one.rejected),
  }))
  counted('events_rejected', 'Events that can never be counted, by problem.', 'code', one => one.rejected)
  counted('events_dropped', 'Events that browsers say they have dropped, by problem.', 'code', one => one.dropped)
  counted('events_erased', 'Accepted events that were erased since, by name.', 'name', one => one.erased)
  counted('events_expired', 'Accepted events that became too old to be kept, by name.', 'name', one => one.expired)
  counted('fields_dropped', 'Unknown fields that were left out of events.', undefined, one => one.droppedFields)

  /** A figure by site that may fall. */
  const standing = (name: string, help: string, figure: (books: SiteBooks) => number) =>
    new Gauge({
      name: `grapevine_${name}`,
      help,
      labelNames: ['site'],
      registers,
      collect() {
        for (const [site, one] of books()) this.set({ site }, figure(one))
      },
    })
  standing('events_doubted', 'Counted events that nothing is learned from.', one => sumOf(one.doubted))
  standing('outboxes', 'Browsers that numbered their events.', one => one.sequences.outboxes)
  standing('outboxes_incomplete', 'Browsers of which numbers are missing.', one => one.sequences.incomplete)
  standing('numbers_seen', 'Numbers of events that arrived.', one => one.sequences.seen)
  standing('numbers_dropped', 'Numbers of events that browsers say they have dropped.', one => one.sequences.dropped)
  standing('numbers_missing', 'Numbers of events that never arrived and nobody dropped.', one => one.sequences.missing)

  const gauge = (name: string, help: string, figure: () => number) =>
    new Gauge({
      name: `grapevine_${name}`,
      help,
      registers,
      collect() {
        this.set(figure())
      },
    })
  gauge('queue_bytes', 'Bytes of events that wait for a commit.', queueBytes)
  gauge('database_bytes', 'Size of grapevine.db.', () => storage().databaseBytes)
  gauge('wal_bytes', 'Size of the write-ahead log.', () => storage().walBytes)
  gauge('disk_free_bytes', 'Room for more data on its disk.', () => storage().freeBytes)
  gauge(
    'disk_used_ratio',
    'Share of its disk that is used, from 0 to 1. Look after it above 0.85.',
    () => storage().usedRatio,
  )

  const refused = new Counter({
    name: 'grapevine_requests_refused_total',
    help: 'Requests answered with a problem.',
    labelNames: ['problem'],
    registers,
  })
  const dropped = new Counter({
    name: 'grapevine_connections_dropped_total',
    help: 'Connections closed without an answer, since too many were open.',
    registers,
  })
  const blocksServed = new Counter({
    name: 'grapevine_blocks_served_total',
    help: 'Blocks that were answered, by type and by what filled them; caches in between answer more.',
    labelNames: ['site', 'type', 'source'],
    registers,
  })
  const commitSeconds = new Histogram({
    name: 'grapevine_commit_seconds',
    help: 'Time of a transaction with its sync of the disk.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const commitRequests = new Histogram({
    name: 'grapevine_commit_requests',
    help: 'Requests that shared a transaction.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers,
  })
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    refused: problem => refused.inc({ problem }),
    dropped: () => dropped.inc(),
    served(site, blocks) {
      for (const { type, source } of blocks) blocksServed.inc({ site, type, source })
    },
    committed(seconds, requests) {
      commitSeconds.observe(seconds)
      commitRequests.observe(requests)
    },
  }
}
