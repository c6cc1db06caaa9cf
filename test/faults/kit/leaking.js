// Preloaded into a collector by the negative controls of `soak` (`node --import`): keeps something of every request, or leaves a
// file open after every tenth. Which of the two is named by the query of its address.
import { subscribe } from 'node:diagnostics_channel'
import { openSync } from 'node:fs'

const KEPT_BYTES = 64 * 1024
const FILE_EVERY = 10
const safety = new URL(import.meta.url).searchParams.get('without')

const kept = []
let requests = 0
const LEAKS = {
  memory: () => kept.push(Buffer.alloc(KEPT_BYTES, 1)),
  files: () => ++requests % FILE_EVERY === 0 && openSync(process.execPath),
}

const leak = LEAKS[safety ?? '']
if (leak === undefined) throw new Error(`There is no safety ${safety}: ${Object.keys(LEAKS).join(', ')}.`)
subscribe('http.server.request.start', leak)
