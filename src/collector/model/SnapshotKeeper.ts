import type { Held } from './Follower.js'
import type { Learner } from './Learner.js'
import { removeSnapshot, writeSnapshot } from './snapshotFile.js'

/** Pause between two looks at how much has been learned, ms. */
const LOOK_MS = 1_000

/** Events that a start may have to learn anew: about a tenth of a second. */
const MOST_UNSAVED = 5_000
/** Share of all that was learned, so that writing stays cheaper than learning while the models grow. */
const UNSAVED_SHARE = 0.1
/** Fewer than these are learned faster at the next start than a file is written now. */
const WORTH_SAVING = 1_000

export interface SnapshotOptions {
  learner: Pick<Learner, 'learned' | 'restored' | 'isWorn'>
  /** As `Follower.hold`. */
  hold(): Held
  file: string
  /** Told when a snapshot could not be written; the former one stays, and the log has everything. */
  failed(error: unknown): void
}

/**
 * Stores now and then, and at the end, what the models have learned, so that a start does not grow with the log. Not where most of it was
 * taken back: the next start learns it anew, and the models take as much room as they need.
 */
export class SnapshotKeeper {
  readonly #options: SnapshotOptions
  readonly #first: ReturnType<typeof setTimeout>
  readonly #timer: ReturnType<typeof setInterval>
  #writing: Promise<void> | undefined
  /** Events that are in the file, and that were learned when one was last begun. */
  #saved: number
  #tried = 0

  constructor(options: SnapshotOptions) {
    this.#options = options
    this.#saved = options.learner.restored
    // A collector that is killed again and again before the next look would learn the same at each start.
    this.#first = setTimeout(() => this.#look())
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
    this.#timer.unref()
  }

  /** Stores what is not stored yet, as of now, where that is worth it. Never rejects. */
  async close(): Promise<void> {
    clearTimeout(this.#first)
    clearInterval(this.#timer)
    const { learner, hold } = this.#options
    const last = learner.learned - this.#saved >= WORTH_SAVING && !learner.isWorn ? hold() : undefined
    await this.#writing
    if (last !== undefined && last.snapshot.learned > this.#saved) await this.#write(last)
    last?.release()
  }

  /**
   * Deletes the file, since what was taken back is in it, and stores the models without that.
   * @throws where the file cannot be deleted
   */
  async forget(): Promise<void> {
    await this.#writing
    removeSnapshot(this.#options.file)
    if (this.#saved > 0 && !this.#options.learner.isWorn) await this.#store()
  }

  #look(): void {
    const { learner } = this.#options
    const { learned } = learner
    if (learned - Math.max(this.#saved, this.#tried) < Math.max(MOST_UNSAVED, UNSAVED_SHARE * learned)) return
    if (learner.isWorn) return
    void this.#store()
  }

  #store(): Promise<void> {
    this.#writing ??= this.#write(this.#options.hold()).finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async #write({ snapshot, release }: Held): Promise<void> {
    const { file, failed } = this.#options
    try {
      this.#tried = snapshot.learned
      await writeSnapshot(file, snapshot, release)
      this.#saved = snapshot.learned
    } catch (error) {
      failed(error)
    } finally {
      release()
    }
  }
}
