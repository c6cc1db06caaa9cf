// Preloaded into a collector by the negative control of `soak` (`node --import`): keeps something of every request, and leaves
// a file open after every tenth.
import { subscribe } from 'node:diagnostics_channel'
import { openSync } from 'node:fs'

const KEPT_BYTES = 64 * 1024
const kept = []

subscribe('http.server.request.start', () => {
  kept.push(Buffer.alloc(KEPT_BYTES, 1))
  if (kept.length % 10 === 0) openSync(process.execPath)
})
