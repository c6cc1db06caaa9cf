import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import type { Effect, Rule } from '../../recommender/rules/Rule.js'
import { timeReader } from '../import/readTime.js'
import { checkRules } from './checkRules.js'
import type { Experiment } from './Experiment.js'
import type { Pause } from './Pause.js'
import { parseJson } from './parseJson.js'
import type { FileRule, RulesFile } from './RulesFile.js'
import { readExperiments } from './readExperiments.js'
import { type ReadTime, readSpan } from './readSpan.js'
import { readTargets } from './readTargets.js'
import { scopeOf } from './scopeOf.js'
import type { Target } from './Target.js'

/** A rule, and the sites for which it stands in the file; every one where it does not say. */
export interface SiteRule extends Rule {
  sites?: readonly string[]
}

/** What a file of rules says, without what is off. */
export interface ReadFile {
  rules: SiteRule[]
  pauses: Pause[]
  experiments: Experiment[]
  targets: Target[]
  /** Days after which a buyer is lapsed, where the file says them. */
  lapsedDays?: number
}

/** A file that can be used, or sentences that name the file, the place, what is wrong and what to write instead. */
export type ReadRules = ({ ok: true; off: number; timeZone: string } & ReadFile) | { ok: false; problems: string[] }

/** Bytes of a file; with more it is no file of rules. */
const MOST_BYTES = 16 * 2 ** 20

/** Reads and checks a file of rules. */
export function readRules(file: string): ReadRules {
  const failed = (...problems: string[]): ReadRules => ({ ok: false, problems: problems.map(one => `${file}: ${one}`) })
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    return failed(`it cannot be read (${(error as NodeJS.ErrnoException).code}). Check the path and the rights.`)
  }
  if (bytes.length > MOST_BYTES) return failed('it is larger than 16 MB. Name categories or tags instead of products.')
  if (!isUtf8(bytes)) return failed('it is no UTF-8 text. Save it as UTF-8.')
  const parsed = parseJson(bytes.toString('utf8').replace(/^\ufeff/, ''))
  if ('fault' in parsed) return failed(parsed.fault)
  const checked = checkRules(parsed.value)
  if (Array.isArray(checked)) return failed(...checked, ...zoneFaults(parsed.value as Partial<RulesFile> | null))
  return withTimes(checked, failed)
}

function withTimes(file: RulesFile, failed: (...problems: string[]) => ReadRules): ReadRules {
  const { timeZone = 'UTC', rules, pauses = [], experiments = [], targets = [], lapsedDays } = file
  const problems = zoneFaults(file)
  const read: ReadTime = timeReader(problems[0] ? 'UTC' : timeZone, 'iso')
  const ready = {
    rules: rules.flatMap((rule, index): SiteRule[] => {
      const span = readSpan(`rules[${index}]`, rule, read, problems)
      return rule.off ? [] : [{ name: rule.name, effect: effectOf(rule, timeZone), ...scopeOf(rule), ...span }]
    }),
    pauses: pauses.flatMap((pause, index): Pause[] => {
      const span = readSpan(`pauses[${index}]`, pause, read, problems)
      const { name, visitors = 'all' } = pause
      return pause.off ? [] : [{ name, visitors, ...scopeOf(pause), ...span }]
    }),
    experiments: readExperiments(experiments, read, problems),
    targets: readTargets(targets, read, problems),
    ...(lapsedDays !== undefined && { lapsedDays }),
  }
  const off = [...rules, ...pauses, ...experiments, ...targets].filter(one => one.off).length
  return problems.length > 0 ? failed(...problems) : { ok: true, ...ready, off, timeZone }
}

/** What is wrong with the time zone of a file, beside what its schema says: that takes any text. */
function zoneFaults(file: Partial<RulesFile> | null): string[] {
  const timeZone: unknown = file?.timeZone
  if (typeof timeZone !== 'string') return []
  try {
    timeReader(timeZone, 'iso')
    return []
  } catch {
    return [`timeZone is "${timeZone}". Write a name such as "Europe/Berlin" or "UTC".`]
  }
}

function effectOf(rule: FileRule, timeZone: string): Effect {
  const { hide, pause, only, strict = false, pin, at = 1, list, boost, by = 1, margin, diversity } = rule
  const { introduce, rotate } = rule
  if (hide) return { kind: 'hide', match: hide }
  if (pause !== undefined) return { kind: 'pause', hours: pause }
  if (only) return { kind: 'only', match: only, strict }
  if (pin) return { kind: 'pin', products: pin, at }
  if (list) return { kind: 'list', products: list, strict }
  if (boost) return { kind: 'boost', match: boost, by }
  if (margin !== undefined) return { kind: 'margin', exponent: margin }
  if (diversity) return { kind: 'diversity', category: diversity.category ?? 0, brand: diversity.brand ?? 0 }
  if (introduce !== undefined) return { kind: 'introduce', share: introduce }
  if (rotate) return { kind: 'rotate', ...rotate, timeZone }
  return { kind: 'sensitive' }
}
