import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Characters that are written at a time. */
const BLOCK = 65_536

/**
 * Writes values as one JSON object a line, no faster than the reader reads. A reader that goes away, such as `head`, ends
 * the writing without an error.
 */
export async function writeLines(values: Iterable<unknown>, out: Writable): Promise<void> {
  let gone = false
  out.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    gone = true
  })
  let block = ''
  const flush = async () => {
    if (!out.write(block)) await Promise.race([once(out, 'drain'), once(out, 'close')]).catch(() => {})
    block = ''
  }
  for (const value of values) {
    block += `${JSON.stringify(value)}\n`
    if (block.length >= BLOCK) await flush()
    if (gone) return
  }
  await flush()
}
