import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** The last line of a thread that has ended. */
const END = /^\+\+\+ /m
const PATIENCE_MS = 15_000

/** Reads what strace wrote of a thread that has ended: it goes on writing for a moment afterwards. */
export async function wholeTrace(file: string): Promise<string> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const text = await readFile(file, 'latin1').catch(() => '')
    if (END.test(text.slice(-100))) return text
    if (performance.now() > until) throw new Error(`strace did not finish ${file}.`)
    await pause(20)
  }
}
