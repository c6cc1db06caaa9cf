import { statSync } from 'node:fs'
import type { Rule } from '../../recommender/rules/Rule.js'
import { OperatorError } from '../OperatorError.js'
import { type ReadFile, readRules } from './readRules.js'
import { Switches } from './Switches.js'

/** Pause between two looks at the file, ms. */
const LOOK_MS = 1_000

export interface RulesOptions {
  file: string
  /** New rules are to be used. */
  changed(): void
  /** The file cannot be used any more; the last good rules stay. */
  failed(problems: readonly string[]): void
}

/** What a file of rules says, read again when it changes. */
export class RulesKeeper {
  readonly #options: RulesOptions
  readonly #timer: ReturnType<typeof setInterval>
  #file: ReadFile
  #mark: string
  #problems: readonly string[] = []

  /** @throws {OperatorError} when the file cannot be used, with a sentence for each mistake */
  constructor(options: RulesOptions) {
    this.#options = options
    this.#mark = markOf(options.file)
    const read = readRules(options.file)
    if (!read.ok) throw new OperatorError(read.problems.join('\n'))
    this.#file = read
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
    this.#timer.unref()
  }

  /** The rules of a site. */
  of(site: string): Rule[] {
    return ofSite(this.#file.rules, site)
  }

  /** What is wrong with the file as it is now, a sentence for each mistake: the rules are then those that it had before. */
  get problems(): readonly string[] {
    return this.#problems
  }

  /** The pauses, experiments and targets of a site. */
  switches(site: string): Switches {
    const { pauses, experiments, targets, lapsedDays } = this.#file
    return new Switches(ofSite(pauses, site), ofSite(experiments, site), ofSite(targets, site), lapsedDays)
  }

  /** Reads the file again, whether or not it changed. */
  reload(): void {
    // Taken before the file is read: what is written meanwhile is seen at the next look.
    this.#mark = markOf(this.#options.file)
    const read = readRules(this.#options.file)
    this.#problems = read.ok ? [] : read.problems
    if (!read.ok) {
      this.#options.failed(read.problems)
      return
    }
    this.#file = read
    this.#options.changed()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    if (markOf(this.#options.file) !== this.#mark) this.reload()
  }
}

function ofSite<T extends { sites?: readonly string[] }>(all: readonly T[], site: string): T[] {
  return all.filter(({ sites }) => sites === undefined || sites.includes(site))
}

/** Another one whenever the file is; editors write a new file in its place. */
function markOf(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file)
    return `${mtimeMs}.${size}.${ino}`
  } catch {
    return 'gone'
  }
}
