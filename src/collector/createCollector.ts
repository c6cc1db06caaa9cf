import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { CollectorOptions } from './CollectorOptions.js'
import { updateCatalog } from './catalog/updateCatalog.js'
import { lockForServing } from './database/lockForServing.js'
import { statOf } from './database/statOf.js'
import { healthOf } from './healthOf.js'
import { bearsToken } from './http/checkOperator.js'
import { createServer } from './http/createServer.js'
import { listen } from './http/listen.js'
import { networkReader } from './http/networkReader.js'
import { originRules } from './http/originRules.js'
import { addAssets } from './http/routes/assets.js'
import { addCatalog } from './http/routes/catalog.js'
import { addErase } from './http/routes/erase.js'
import { addEvents } from './http/routes/events.js'
import { addFragment } from './http/routes/fragment.js'
import { addHealth } from './http/routes/health.js'
import { addMetrics } from './http/routes/metrics.js'
import { addRecommendations } from './http/routes/recommendations.js'
import { watchLag } from './http/watchLag.js'
import { Crowds } from './ingest/Crowds.js'
import { doubtEvents, type Judges } from './ingest/doubtEvents.js'
import { orderKeys } from './ingest/orderKeys.js'
import { Paces } from './ingest/Paces.js'
import { visitorsOf } from './log/visitorsOf.js'
import { createMetrics, type Metrics } from './metrics/createMetrics.js'
import { openModels } from './model/openModels.js'
import { OperatorError } from './OperatorError.js'
import { openStore, type Store } from './openStore.js'
import { PACKAGE_ROOT, VERSION } from './packageRoot.js'
import { LEAST_KEPT_DAYS, letExpire } from './retention/letExpire.js'
import { watchStorage } from './storage/watchStorage.js'

/** Time that requests have to finish when the collector stops, ms. */
const FINISH_MS = 8_000

/** Delay of the event loop from which on batches are sent away, ms, until what has piled up is answered. */
const LATE_MS = 5_000

/** A running collector. */
export interface Collector {
  /** Where it listens, such as `http://127.0.0.1:8765`. */
  url: string
  port: number
  /** The site keys that are served now. */
  sites(): string[]
  /** Reads the file of rules again, where there is one. */
  reloadRules(): void
  /** Stops listening, finishes what was begun, and closes the data; within 10 seconds. */
  close(): Promise<void>
}

/**
 * Opens a data directory, learns what is in it, and serves it.
 * @throws {OperatorError} with one sentence that says what to do, when the directory or the port cannot be used
 */
export async function createCollector(options: CollectorOptions): Promise<Collector> {
  const judges = judgesOf(options)
  if (options.assets !== undefined && !statOf(options.assets)?.isDirectory()) {
    throw new OperatorError(`${options.assets} is no folder of the built tag. Name one with --assets, or leave it out.`)
  }
  for (const days of [options.keepDays, options.keepLearnedDays]) {
    if (days === undefined || days === 0 || (typeof days === 'number' && days >= LEAST_KEPT_DAYS)) continue
    throw new OperatorError(
      `Events are kept for at least ${LEAST_KEPT_DAYS} days, since browsers may send them again for so long; 0 is for ever.`,
    )
  }
  let broken = false
  let metrics: Metrics | undefined
  const store = openStore(options.data, {
    onCommit: (seconds, requests) => metrics?.committed(seconds, requests),
    onFatal: error => {
      broken = true
      options.onFatal?.(error)
    },
  })
  let unlock: (() => void) | undefined
  try {
    unlock = lockForServing(options.data)
    metrics = createMetrics({
      books: () => store.sites.keys().map(site => [site, store.log.books(site)]),
      storage: store.storage,
      queueBytes: () => store.log.queuedBytes,
    })
    return await serve(store, unlock, metrics, judges, options, () => broken)
  } catch (error) {
    unlock?.()
    await store.close()
    throw error
  }
}

function judgesOf({ perNetwork = 2, learnFromBots, orderKey }: CollectorOptions): Judges {
  return {
    crowds: new Crowds(perNetwork),
    paces: learnFromBots ? undefined : new Paces(),
    orderKeys: orderKeys(orderKey),
  }
}

async function serve(
  store: Store,
  unlock: () => void,
  metrics: Metrics,
  judges: Judges,
  options: CollectorOptions,
  isBroken: () => boolean,
): Promise<Collector> {
  const { minSupport = 3, publishEvery = 0, maxAge = 60, perNetwork = 2, learnFromBots = false } = options
  const { clock = Date.now, token, keepDays = 90, keepLearnedDays = 400 } = options
  const startedAt = performance.now()
  let stopping: Promise<void> | undefined
  const isStopping = () => stopping !== undefined || isBroken()
  const networkOfAddress = networkReader(options.proxies ?? [])
  const networkOf = perNetwork > 0 ? networkOfAddress : () => undefined

  for (const site of options.sites ?? (store.sites.keys().length === 0 ? ['demo'] : [])) store.sites.add(site)
  const origins = originRules(options.origins)
  const app = createServer({
    origins,
    logLevel: options.logLevel ?? 'warn',
    random: Math.random,
    isStopping,
    refused: metrics.refused,
    dropped: metrics.dropped,
  })
  const models = await openModels({
    store,
    data: options.data,
    ...(options.sites && { sites: options.sites }),
    minSupport,
    publishEvery,
    ...(options.rules !== undefined && { rules: options.rules }),
    log: app.log,
  })
  const { learner } = models

  const lag = watchLag()
  /** Whether bytes of somebody who was erased may lie in the files still, also from before this start: who reads them, or a full disk, has kept them there. */
  let isUnwritten = true
  const overwrite = () => {
    isUnwritten = !store.fold()
    return !isUnwritten
  }
  const stopWatching = watchStorage({
    read: store.storage,
    fold: overwrite,
    isDue: () => isUnwritten,
    warn: (state, message) => app.log.warn(state, message),
  })

  const stopExpiring = letExpire({
    log: store.log,
    keepDays,
    keepLearnedDays,
    clock,
    forget: models.forget,
    async expired(isForgotten) {
      isUnwritten = true
      if (isForgotten) await models.forgotten()
      if (!isStopping()) overwrite()
    },
    warn: message => app.log.warn(message),
    failed: error => app.log.error({ err: error }, 'old events could not expire; it is tried again in a minute'),
  })

  addEvents(app, {
    log: store.log,
    isBusy: () => store.log.isBusy || lag.lagMs() > LATE_MS,
    origins,
    isServed: site => learner.model(site) !== undefined,
    token,
    doubt(append, request) {
      if (token !== undefined && bearsToken(request, token)) return append
      const userAgent = learnFromBots ? undefined : request.headers['user-agent']
      return doubtEvents(append, { userAgent, network: networkOf(request.raw) }, judges)
    },
    ordered: () => models.follow(),
    viewed: () => models.viewed(),
    now: clock,
  })
  const answers = {
    origins,
    minSupport,
    maxAgeSeconds: maxAge,
    model: (site: string) => learner.model(site),
    ageMs: () => models.ageMs(),
    token,
    now: clock,
    served: metrics.served,
  }
  addRecommendations(app, answers)
  addFragment(app, answers)
  addErase(app, {
    token,
    isServed: site => learner.model(site) !== undefined,
    async erase(site, person) {
      const erasure = await store.log.erase(site, person, clock())
      models.forget(site, erasure)
      await models.forgotten()
      return { events: erasure.events, visitors: visitorsOf(erasure, person), isOverwritten: overwrite() }
    },
  })
  addCatalog(app, {
    token,
    isServed: site => learner.model(site) !== undefined,
    update(site, update) {
      const report = updateCatalog(store.catalog, site, update, clock())
      models.follow()
      return report
    },
  })
  addHealth(app, {
    version: VERSION,
    uptimeMs: () => performance.now() - startedAt,
    isStopping,
    sites: () => healthOf(store, models),
    rulesProblems: () => models.rules?.problems,
    token,
  })
  addMetrics(app, { metrics, token })
  addAssets(app, { folder: options.assets ?? join(PACKAGE_ROOT, 'dist/tag'), version: VERSION })

  const stop = async () => {
    const late = setTimeout(() => app.server.closeAllConnections(), FINISH_MS)
    await app.close()
    clearTimeout(late)
    lag.stop()
    stopWatching()
    stopExpiring()
    // The data first: the models can be learned again.
    const stored = models.close()
    await store.close()
    await stored
    unlock()
  }
  try {
    const url = await listen(app, options.host ?? '127.0.0.1', options.port ?? 8765)
    return {
      url,
      port: (app.server.address() as AddressInfo).port,
      sites: () => [...learner.sites],
      reloadRules: () => models.rules?.reload(),
      close() {
        stopping ??= stop()
        return stopping
      },
    }
  } catch (error) {
    await models.close()
    lag.stop()
    stopWatching()
    stopExpiring()
    throw error
  }
}
