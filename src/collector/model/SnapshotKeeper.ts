import type { Follower, Held } from './Follower.js'
import { removeSnapshot, writeSnapshot } from './snapshotFile.js'

/** Pause between two looks at how much has been learned, ms. */
const LOOK_MS = 5_000

/** Events that a start may have to learn anew: about a second. */
const MOST_UNSAVED = 50_000
/** Share of all that was learned, so that writing stays cheaper than learning while the models grow. */
const UNSAVED_SHARE = 0.1
/** Fewer than these are learned faster at the next start than a file is written now. */
const WORTH_SAVING = 1_000

export interface SnapshotOptions {
  follower: Pick<Follower, 'learned' | 'restored' | 'hold'>
  file: string
  /** Told when a snapshot could not be written; the former one stays, and the log has everything. */
  failed(error: unknown): void
}

/** Stores now and then, and at the end, what the models have learned, so that a start does not grow with the log. */
export class SnapshotKeeper {
  readonly #options: SnapshotOptions
  readonly #timer: ReturnType<typeof setInterval>
  #writing: Promise<void> | undefined
  /** Events that are in the file, and that were learned when one was last begun. */
  #saved: number
  #tried = 0

  constructor(options: SnapshotOptions) {
    this.#options = options
    this.#saved = options.follower.restored
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
    this.#timer.unref()
  }

  /** Stores what is not stored yet, as of now, where that is worth it. Never rejects. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    const { follower } = this.#options
    const last = follower.learned - this.#saved >= WORTH_SAVING ? follower.hold() : undefined
    await this.#writing
    if (last !== undefined && last.snapshot.learned > this.#saved) await this.#write(last)
    last?.release()
  }

  /**
   * Deletes the file, since somebody who was erased is in it, and stores the models without them.
   * @throws where the file cannot be deleted
   */
  async forget(): Promise<void> {
    await this.#writing
    removeSnapshot(this.#options.file)
    if (this.#saved > 0) await this.#store()
  }

  #look(): void {
    const { learned } = this.#options.follower
    if (learned - Math.max(this.#saved, this.#tried) < Math.max(MOST_UNSAVED, UNSAVED_SHARE * learned)) return
    void this.#store()
  }

  #store(): Promise<void> {
    this.#writing ??= this.#write(this.#options.follower.hold()).finally(() => {
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
