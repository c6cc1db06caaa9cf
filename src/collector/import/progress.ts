/** A line that tells how far a long work has come. */
export interface Progress {
  /** @param done how much of the whole, 0 to 1 */
  update(count: number, done: number): void
  /** Takes the line away. */
  end(): void
}

/** What the line is written to: `process.stderr`. */
export interface ProgressStream {
  isTTY?: boolean
  write(text: string): unknown
}

/** On a terminal the line is drawn anew ten times a second; a file gets one line every five seconds. */
const TERMINAL_MS = 100
const FILE_MS = 5_000

/** @param unit what is counted, in the plural: `lines` */
export function startProgress(stream: ProgressStream, label: string, unit: string): Progress {
  const terminal = stream.isTTY === true
  const every = terminal ? TERMINAL_MS : FILE_MS
  const began = performance.now()
  let next = began + every
  let drawn = false
  return {
    update(count, done) {
      const now = performance.now()
      if (now < next) return
      next = now + every
      const rate = Math.round((count / (now - began)) * 1000)
      const percent = Math.min(99, Math.floor(done * 100))
      const text = `${label}: ${percent} %, ${count.toLocaleString('en')} ${unit}, ${rate.toLocaleString('en')} a second`
      stream.write(terminal ? `\r\u001b[K${text}` : `${text}\n`)
      drawn = true
    },
    end() {
      if (terminal && drawn) stream.write('\r\u001b[K')
    },
  }
}
