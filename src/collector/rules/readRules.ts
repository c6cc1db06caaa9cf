import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import type { Effect, Rule } from '../../recommender/rules/Rule.js'
import { timeReader } from '../import/readTime.js'
import { checkRules } from './checkRules.js'
import { parseJson } from './parseJson.js'
import type { FileRule } from './rulesSchema.js'

/** A rule, and the sites for which it stands in the file; every one where it does not say. */
export interface SiteRule extends Rule {
  sites?: readonly string[]
}

/** Rules that can be used, or sentences that name the file, the place, what is wrong and what to write instead. */
export type ReadRules =
  | { ok: true; rules: SiteRule[]; off: number; timeZone: string }
  | { ok: false; problems: string[] }

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
  if (Array.isArray(checked)) return failed(...checked)
  return withTimes(checked.rules, checked.timeZone ?? 'UTC', failed)
}

function withTimes(rules: readonly FileRule[], zone: string, failed: (...problems: string[]) => ReadRules): ReadRules {
  let read: (text: string) => number | undefined
  try {
    read = timeReader(zone, 'iso')
  } catch {
    return failed(`timeZone is "${zone}". Write a name such as "Europe/Berlin" or "UTC".`)
  }
  const problems: string[] = []
  const ready: SiteRule[] = []
  for (const [index, rule] of rules.entries()) {
    const { from, until, sites, placements, blocks, name } = rule
    const begin = from === undefined ? undefined : read(from)
    const end = until === undefined ? undefined : readUntil(until, read)
    for (const [field, text, time] of [
      ['from', from, begin],
      ['until', until, end],
    ] as const)
      if (text !== undefined && time === undefined)
        problems.push(`rules[${index}].${field} is "${text}". Write a day such as "2026-12-24", or "2026-12-24 14:00".`)
    if (begin !== undefined && end !== undefined && end <= begin)
      problems.push(`rules[${index}].until is "${until}", which is before from. Write a later day.`)
    if (rule.off) continue
    ready.push({
      name,
      effect: effectOf(rule),
      ...(sites && { sites }),
      ...(placements && { placements }),
      ...(blocks && { blocks }),
      ...(begin !== undefined && { from: begin }),
      ...(end !== undefined && { until: end }),
    })
  }
  return problems.length > 0
    ? failed(...problems)
    : { ok: true, rules: ready, off: rules.length - ready.length, timeZone: zone }
}

/** A day ends with its last moment. */
function readUntil(text: string, read: (text: string) => number | undefined): number | undefined {
  const day = /^\s*\d{4}-\d{1,2}-\d{1,2}\s*$/.test(text)
  const time = read(day ? `${text.trim()} 23:59:59` : text)
  return time === undefined ? undefined : time + (day ? 1000 : 0)
}

function effectOf(rule: FileRule): Effect {
  const { hide, pause, only, strict = false, pin, at = 1, list, boost, by = 1, margin, diversity, introduce } = rule
  if (hide) return { kind: 'hide', match: hide }
  if (pause !== undefined) return { kind: 'pause', hours: pause }
  if (only) return { kind: 'only', match: only, strict }
  if (pin) return { kind: 'pin', products: pin, at }
  if (list) return { kind: 'list', products: list, strict }
  if (boost) return { kind: 'boost', match: boost, by }
  if (margin !== undefined) return { kind: 'margin', exponent: margin }
  if (diversity) return { kind: 'diversity', category: diversity.category ?? 0, brand: diversity.brand ?? 0 }
  if (introduce !== undefined) return { kind: 'introduce', share: introduce }
  return { kind: 'sensitive' }
}
