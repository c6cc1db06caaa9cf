import { existsSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { startCollector } from '../../support/collector.js'
import { batchMaker } from '../kit/batches.js'
import { check } from '../kit/check.js'
import { heldConnections } from '../kit/heldConnections.js'
import { percentile } from '../kit/percentile.js'
import { postBatch } from '../kit/postBatch.js'
import { preload } from '../kit/preload.js'
import { residentMb } from '../kit/residentMemory.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'

const SITE = 'faults'
/** What the collector promises, and what it is given beyond that; ms. */
const CLOSED_MS = 15_000
const GRACE_MS = 6_000
/** How often the connections are counted, ms. A round counts as no longer than twice that, however late a busy machine is. */
const ROUND_MS = 250
const BASELINE_MS = 3_000
const SENDERS = 4
/** Sockets opened at a time: below the 511 connections that the system lets wait for Node. Beyond, it drops what a silent one would never repeat. */
const PORTION = 250
/** How long a portion may take until the collector holds all of it, ms. */
const ACCEPTED_MS = 5_000
/** Share of honest batches that may go without a receipt while the attack lasts. */
const MOST_REFUSED = 0.05
/** Events of an honest batch. */
const EVENTS = 5

/** What an attacker's socket sends at once, and then once a second; `reads` says whether it takes what comes back. */
interface Attack {
  first: string
  next: string
  reads: boolean
}

const post = 'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n'
const ATTACKS: Record<string, Attack> = {
  headers: { first: 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ', next: 'x', reads: true },
  body: { first: `${post}Content-Length: 1000\r\n\r\n{`, next: ' ', reads: true },
  chunks: { first: `${post}Transfer-Encoding: chunked\r\n\r\n`, next: '1\r\n \r\n', reads: true },
  answers: { first: 'GET /blocks.js.map HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(70), next: '', reads: false },
  silence: { first: '', next: '', reads: true },
}
const KINDS = Object.keys(ATTACKS)

/** Many sockets that take their time, beside honest traffic: they are closed, and the others hardly notice. */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const collector = await startCollector({ site: SITE, node: without ? preload('unguarded.js', { without }) : [] })
  const serverPort = Number(new URL(collector.url).port)
  const make = batchMaker(random, SITE)
  const sent = new Set<string>()
  const acked = new Set<string>()
  const sockets = new Map<Socket, string>()
  const ports = new Map<number, { kind: string; opened: number }>()
  const stood = new Set<number>()
  const closedAfter = new Map<string, number[]>(KINDS.map(kind => [kind, []]))
  let honest = true
  let refused = 0
  let latencies: number[] = []

  const send = async () => {
    while (honest) {
      const batch = make(EVENTS)
      for (const id of batch.ids) sent.add(id)
      const start = performance.now()
      const { receipt } = await postBatch(collector.url, batch)
      latencies.push(performance.now() - start)
      if (receipt === undefined) refused++
      else for (const id of batch.ids) acked.add(id)
      await pause(10)
    }
  }
  const open = (kind: string) =>
    new Promise<void>(resolve => {
      const { first, reads } = ATTACKS[kind]!
      const socket = connect(serverPort, '127.0.0.1', () => {
        sockets.set(socket, kind)
        ports.set(socket.localPort!, { kind, opened: performance.now() })
        socket.write(first)
        resolve()
      })
      if (reads) socket.resume()
      socket.on('error', () => resolve())
    })
  const accepted = async (until: number) => {
    while (performance.now() < until) {
      for (const port of heldConnections(serverPort)) if (ports.has(port)) stood.add(port)
      if (stood.size === ports.size) return
      await pause(10)
    }
  }
  const poke = () => {
    for (const [socket, kind] of sockets) if (socket.writable) socket.write(ATTACKS[kind]!.next)
  }

  const senders = Array.from({ length: SENDERS }, send)
  let poking: NodeJS.Timeout | undefined
  try {
    await pause(BASELINE_MS)
    const calm = percentile(latencies, 0.99)
    latencies = []
    refused = 0
    poking = setInterval(poke, 1_000)
    for (let first = 0; first < cycles; first += PORTION) {
      const portion = Math.min(PORTION, cycles - first)
      await Promise.all(Array.from({ length: portion }, (_, n) => open(KINDS[(first + n) % KINDS.length]!)))
      await accepted(performance.now() + ACCEPTED_MS)
    }
    let rss = 0
    let passed = 0
    while (ports.size > 0 && passed < CLOSED_MS + GRACE_MS) {
      const round = performance.now()
      await pause(ROUND_MS)
      passed += Math.min(performance.now() - round, 2 * ROUND_MS)
      const held = heldConnections(serverPort)
      rss = Math.max(rss, residentMb(collector.pid!))
      for (const port of held) if (ports.has(port)) stood.add(port)
      for (const [port, { kind, opened }] of ports) {
        // Not yet accepted looks like closed.
        if (held.has(port) || !stood.has(port)) continue
        ports.delete(port)
        closedAfter.get(kind)!.push(performance.now() - opened)
      }
    }
    const attacked = percentile(latencies, 0.99)
    honest = false
    await Promise.all(senders)
    await collector.stop()
    const slowest = KINDS.map(kind => [kind, Math.max(0, ...closedAfter.get(kind)!)] as const)
    say(slowest.map(([kind, ms]) => `${kind} closed after ${Math.round(ms)} ms`).join(', '))

    const verdict = check(collector.data, SITE, { sent, acked })
    if (ports.size > 0)
      verdict.faults.push(
        `open still: ${ports.size} of ${cycles}, ${[...new Set([...ports.values()].map(({ kind }) => kind))]}`,
      )
    const isTried = stood.size === cycles
    if (!isTried) verdict.faults.push(`only ${stood.size} of ${cycles} connections ever stood`)
    const isServed = refused <= latencies.length * MOST_REFUSED
    if (!isServed) verdict.faults.push(`${refused} of ${latencies.length} honest batches had no receipt`)
    return {
      ...verdict,
      cycles,
      corrupt: verdict.corrupt + ports.size + (isTried ? 0 : 1) + (isServed ? 0 : 1),
      figures: {
        slowest_close_ms: Math.round(Math.max(...slowest.map(([, ms]) => ms))),
        calm_p99_ms: Math.round(calm),
        attacked_p99_ms: Math.round(attacked),
        p99_ratio: Math.round((attacked / calm) * 100) / 100,
        refused,
        rss_mb: Math.round(rss),
      },
    }
  } finally {
    honest = false
    clearInterval(poking)
    for (const socket of sockets.keys()) socket.destroy()
    await collector.remove()
  }
}

export const slowAttacks: Trial = {
  name: 'slow-attacks',
  what: 'sockets that send headers, bodies or nothing at a byte a second, or do not read, beside honest traffic',
  unit: 'sockets',
  cycles: { short: 200, long: 2_000 },
  controls: { timeouts: { what: 'connections may take as long as they like', cycles: 20, finds: 'corrupt' } },
  unavailable: async () => (existsSync('/proc/net/tcp') ? undefined : 'needs /proc/net/tcp'),
  isAlone: true,
  run,
}
