import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { COLUMNS } from './peers/columns.js'
import { COLUMN_NAMES, cell, count, notOnce, perThousand } from './peers/count.js'
import { FAULTS } from './peers/faults.js'
import { install } from './peers/install.js'
import { launch } from './peers/launch.js'
import { choosePeers } from './peers/peers.js'
import { pool } from './peers/pool.js'
import { openShop } from './peers/shop.js'
import { visit } from './peers/visit.js'
import { withDirectory, withServer } from './processes.js'

/** Visitors at a time, events of a visitor, runs of a column. */
const WIDTH = 16
const ROUND_EVENTS = 50
const RUNS = 3
/** Tries of one visitor, where the browser or the machine fails. */
const ATTEMPTS = 3

/**
 * Sends the same events through Grapevine and its peers while the same faults happen, and counts what reaches an endpoint on
 * the wire; for Grapevine also what its collector, behind that endpoint, has in its log. A row for each peer.
 */
export async function deliveryPeers({ peers, events }) {
  const names = choosePeers(peers)
  const installed = await install(names)
  const shop = await openShop(installed)
  const browser = await launch()
  try {
    return await withDirectory(data =>
      withServer('../../dist/cli.js', ['serve', '--data', data, '--port', '0', '--site', 'bench'], async port => {
        const upstream = peer => (peer === 'grapevine' ? `http://127.0.0.1:${port}` : undefined)
        const run = one => async () => {
          for (let attempt = 1; attempt <= ATTEMPTS && one.arrivals === undefined; attempt++) {
            one.attempts = attempt
            one.marks = marksOf(one, attempt)
            const work = visitor => one.play(visitor, one.marks)
            try {
              one.arrivals = await visit({ browser, shop, peer: one.peer, upstream: upstream(one.peer) }, work)
            } catch (error) {
              // Such as a browser that did not open a page in time: another visitor does the same.
              console.error(`${one.peer} ${one.of}: ${error.message.split('\n')[0]}`)
            }
          }
        }
        const runs = runsOf(names)
        const rounds = roundsOf(names, events)
        await pool([...runs, ...rounds].map(run), WIDTH, tellProgress)
        const log = names.includes('grapevine') ? await readLog(data) : []
        const rows = names.flatMap(peer => rowsOf({ peer, installed, rounds, runs, log }))
        for (const fault of rows.filter(({ peer }) => peer === 'grapevine').flatMap(notOnce)) {
          console.error(fault)
          process.exitCode = 1
        }
        return rows
      }),
    )
  } finally {
    await browser.close()
    shop.close()
  }
}

/** It takes long: every tenth is told, beside the figures. */
function tellProgress(done, total) {
  if (done % Math.ceil(total / 10) === 0) console.error(`${done} of ${total} visitors`)
}

/** Peers take turns, so that what else the machine does meets all of them. */
function roundsOf(names, events) {
  const rounds = Array.from({ length: Math.ceil(events / ROUND_EVENTS) }, (_, round) => round)
  return Object.entries(FAULTS).flatMap(([of, fault]) =>
    rounds.flatMap(round =>
      names.map(peer => ({
        peer,
        of,
        round,
        size: Math.min(ROUND_EVENTS, events - round * ROUND_EVENTS),
        async play(visitor, marks) {
          await fault(visitor, marks)
          return visitor.arrived()
        },
      })),
    ),
  )
}

function runsOf(names) {
  const rounds = Array.from({ length: RUNS }, (_, round) => round)
  return Object.entries(COLUMNS).flatMap(([of, column]) =>
    rounds.flatMap(round =>
      names.map(peer => ({ peer, of, round, size: 1, play: (visitor, [mark]) => column(visitor, mark) })),
    ),
  )
}

function marksOf({ peer, of, round, size }, attempt) {
  const name = `mark-${peer}-${of}-${round}-${attempt}`.toLowerCase()
  return Array.from({ length: size }, (_, n) => `${name}-n${n}`)
}

/** Visitors that no attempt could play are not counted: `runs` says how many of the columns were, `events` of the faults. */
function rowsOf({ peer, installed, rounds, runs, log }) {
  const visitors = [...runs, ...rounds].filter(one => one.peer === peer)
  const played = list => list.filter(one => one.peer === peer && one.arrivals !== undefined)
  const own = played(runs)
  const columns = arrivalsOf =>
    Object.fromEntries(
      COLUMN_NAMES.map(column => {
        const of = own.filter(one => one.of === column[0])
        return [column, cell(of.map(one => ({ mark: one.marks[0], arrivals: arrivalsOf(one, column) })))]
      }),
    )
  const faults = arrivalsOf =>
    Object.fromEntries(
      Object.keys(FAULTS).map(fault => {
        const of = played(rounds).filter(one => one.of === fault)
        return [fault, perThousand(of.map(one => count(one.marks, arrivalsOf(one))))]
      }),
    )
  const row = (where, arrivalsOf) => ({
    peer,
    version: installed[peer].version,
    where,
    runs: own.length,
    retried: visitors.reduce((sum, { attempts }) => sum + attempts - 1, 0),
    ...columns(arrivalsOf),
    ...faults(arrivalsOf),
  })
  const wire = row('wire', (one, column) => (column ? one.arrivals[column] : one.arrivals))
  return peer === 'grapevine' ? [wire, row('log', () => log)] : [wire]
}

async function readLog(data) {
  const cli = new URL('../../dist/cli.js', import.meta.url).pathname
  const options = [cli, 'export', '--data', data, '--site', 'bench']
  const { stdout } = await promisify(execFile)(process.execPath, options, { maxBuffer: 256 * 1024 * 1024 })
  return stdout
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line))
    .map(({ id, params }) => ({ id, mark: params.items?.[0]?.item_id }))
}
