import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Forgotten } from '../../recommender/Recommender.js'
import type { Store } from '../openStore.js'
import type { RulesKeeper, RulesOptions } from '../rules/RulesKeeper.js'
import { warnOfNames } from '../rules/warnOfNames.js'
import { Follower } from './Follower.js'
import { Learner } from './Learner.js'
import { leastNeighbors } from './leastNeighbors.js'
import { publishedStep } from './publishedStep.js'
import type { Snapshot } from './Snapshot.js'
import { SnapshotKeeper } from './SnapshotKeeper.js'
import { readSnapshot, removeSnapshot, SNAPSHOT_NAME } from './snapshotFile.js'

export interface ModelsOptions {
  store: Store
  /** The data directory of that store. */
  data: string
  /** The sites that are served; without it every site that the store knows. */
  sites?: readonly string[]
  minSupport: number
  /** How often lists may change, s; 0 with each order. */
  publishEvery: number
  /** The file of merchant's rules. */
  rules?: string
  log: Pick<FastifyInstance['log'], 'warn' | 'error'>
}

/** The models of a data directory, kept up to date, and stored for the next start. */
export interface Models extends Pick<Follower, 'follow' | 'viewed' | 'ageMs'> {
  learner: Pick<Learner, 'sites' | 'model'>
  rules: RulesKeeper | undefined
  /** Takes back at once what was learned of events that the log has no more. */
  forget(site: string, gone: Forgotten): void
  /** Stores the models without what they had to forget, in the place of what was stored before. */
  forgotten(): Promise<void>
  /** Ends learning, and stores what was learned. */
  close(): Promise<void>
}

/**
 * Brings the models to where the log is, and keeps them there.
 * @throws {OperatorError} when the rules cannot be used
 */
export async function openModels({
  store,
  data,
  minSupport,
  publishEvery,
  log,
  ...options
}: ModelsOptions): Promise<Models> {
  const warnNames = () => warnOfNames(learner, message => log.warn(message))
  const rules =
    options.rules === undefined
      ? undefined
      : await keepRules({
          file: options.rules,
          changed() {
            learner.takeRules()
            warnNames()
          },
          failed: problems => log.warn({ problems }, 'the new rules cannot be used, those before them stay'),
        })
  const failed = (error: unknown) => log.error({ err: error }, 'the models could not be brought up to date')
  const file = join(data, SNAPSHOT_NAME)
  const supportStep = publishEvery > 0 ? publishedStep(minSupport) : 1
  const learner = new Learner({
    store,
    ...(options.sites && { sites: options.sites }),
    // An unguessable seed, so that nobody can send ids that all fall into one bucket.
    model: {
      minSupport,
      supportStep,
      neighborSupport: leastNeighbors(minSupport),
      hashSeed: randomInt(2 ** 32),
    },
    ...(rules && { rules: site => rules.of(site), switches: site => rules.switches(site) }),
    saved: savedModels(file, log),
    failed,
  })
  const cadence = publishEvery > 0 ? { everyMs: publishEvery * 1000, leastPeople: supportStep } : undefined
  const follower = new Follower({ learner, log: store.log, cadence, failed })
  warnNames()
  // It may name people who were erased since.
  if (learner.restored === 0) removeSnapshot(file)
  const keeper = new SnapshotKeeper({
    learner,
    hold: () => follower.hold(),
    file,
    failed: error => log.warn({ err: error }, 'the models could not be stored; the next start reads the log instead'),
  })
  return {
    learner,
    rules,
    follow: () => follower.follow(),
    viewed: () => follower.viewed(),
    ageMs: () => follower.ageMs(),
    forget: (site, gone) => follower.forget(site, gone),
    forgotten: () => keeper.forget(),
    close() {
      rules?.stop()
      follower.stop()
      return keeper.close()
    },
  }
}

/** What checks rules is loaded where there are some, since it would make each start longer. */
async function keepRules(options: RulesOptions): Promise<RulesKeeper> {
  const { RulesKeeper } = await import('../rules/RulesKeeper.js')
  return new RulesKeeper(options)
}

function savedModels(file: string, log: ModelsOptions['log']): Snapshot | undefined {
  const saved = readSnapshot(file)
  if (typeof saved !== 'string') return saved
  log.warn(`${file} is not used: ${saved}. The log is read instead.`)
  return undefined
}
