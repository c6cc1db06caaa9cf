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

/** The event ids of a batch. */
export const idsOfLoad = (prefix: string, batch: number): string[] =>
  Array.from({ length: LOAD_EVENTS }, (_, n) => prefix + (batch * LOAD_EVENTS + n).toString(16).padStart(16, '0'))
