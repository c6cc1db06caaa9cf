import { fork } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../support/process.js'

/** Events of a batch of the load generator. */
export const LOAD_EVENTS = 20

/** What the load generator is to do. */
export interface LoadTask {
  port: number
  site: string
  /** 16 hex digits that begin every id. */
  prefix: string
  connections: number
  seconds: number
  /** Batches a second, whether they are answered or not. Left out, each connection waits for its answer. */
  rate?: number
  /** Visitors who go on with one visit each in every load and order nothing. Left out, each batch is of a new one with an order. */
  visitors?: number
}

/** What it saw. Batches are told by their number. */
export interface Load {
  sent: number
  acked: number[]
  /** Sent away by a 503 that said when to come again. */
  shed: number
  /** Connections that were closed before their answer. */
  resets: number
  /** Batches for which no connection was free. */
  unsent: number
  /** Answers that were neither a receipt nor such a 503. */
  odd: string[]
  /** 99th percentile of the time to a receipt, ms. */
  p99: number
}

/** Runs the load generator in a process of its own; `begun` is called at the first receipt. */
export async function load(task: LoadTask, begun: () => void = () => {}): Promise<Load> {
  const child = fork(join(ROOT, 'test/faults/kit/loadGenerator.js'), { execArgv: [] })
  try {
    return await new Promise((resolve, reject) => {
      child.on('message', (message: { begun?: true; told?: Load }) => {
        if (message.begun) begun()
        if (message.told) resolve(message.told)
      })
      child.once('exit', code => reject(new Error(`The load generator ended with ${code}.`)))
      child.send(task)
    })
  } finally {
    child.kill('SIGKILL')
  }
}

/** Event ids of batches of the load generator, which are told by their number: more of them than a `Set` can hold. */
export class LoadIds {
  /** Batches, by what begins their ids. */
  readonly #batches = new Map<string, Set<number>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  add(prefix: string, batch: number): void {
    const batches = this.#batches.get(prefix) ?? new Set()
    if (batches.has(batch)) return
    this.#batches.set(prefix, batches.add(batch))
    this.#size += LOAD_EVENTS
  }

  has(id: string): boolean {
    if (!/^[0-9a-f]{32}$/.test(id)) return false
    const batches = this.#batches.get(id.slice(0, 16))
    return batches?.has(Math.floor(Number.parseInt(id.slice(16), 16) / LOAD_EVENTS)) ?? false
  }

  *[Symbol.iterator](): Generator<string> {
    for (const [prefix, batches] of this.#batches)
      for (const batch of batches)
        for (let n = 0; n < LOAD_EVENTS; n++) yield prefix + (batch * LOAD_EVENTS + n).toString(16).padStart(16, '0')
  }
}
