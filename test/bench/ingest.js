import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { load, withDirectory, withServer } from './processes.js'

const EVENTS_PER_BATCH = 20
const CONNECTIONS = 32

/**
 * Durable events per second of the built collector, and how long a receipt takes, beside a bare `node:http` that reads the
 * same bodies and answers a receipt of the same bytes. Server and generator share the machine.
 */
export async function ingest(seconds) {
  const task = { connections: CONNECTIONS, seconds, requests: 'batches.js', options: { site: 'bench' } }
  const ours = await withDirectory(data =>
    withServer('../../dist/cli.js', ['serve', '--data', data, '--port', '0', '--site', 'bench'], port =>
      load({ ...task, port }),
    ),
  )
  if (ours.other > 0)
    throw new Error(`${ours.other} answers were neither a receipt for all events nor a 503 with Retry-After.`)
  const bare = await withDirectory(async directory => {
    const receipt = join(directory, 'receipt.json')
    await writeFile(receipt, JSON.stringify({ '*': ours.sample }))
    return withServer('bare.js', [receipt], port => load({ ...task, port, seconds: Math.min(seconds, 5) }))
  })
  return {
    events_per_s: ours.per_s * EVENTS_PER_BATCH,
    p50_ms: ours.p50_ms,
    p99_ms: ours.p99_ms,
    sent_away_per_s: Math.round(ours.away / seconds),
    bare_events_per_s: bare.per_s * EVENTS_PER_BATCH,
    bare_p99_ms: bare.p99_ms,
    ratio: Math.round((ours.per_s / bare.per_s) * 1000) / 1000,
    seconds,
    connections: CONNECTIONS,
  }
}
