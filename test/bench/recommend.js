import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { load, withDirectory, withServer } from './processes.js'
import { addresses } from './questions.js'

/** Enough that the collector never waits for a question: more would wait for each other, and their time be measured. */
const CONNECTIONS = 6

const SIZE = { orders: 100_000, products: 5_000 }
const SESSIONS = 100_000

/** Different questions: so many that all of their answers do not fit into the collector's cache. */
const QUESTIONS = 40_000

/** Time to ask about every product once: the pairs of a product are computed with its first question. */
const LEARN_SECONDS = 3

/** Answers that the bare server holds, so that its own bytes are of the same sizes. */
const SAMPLES = 2_000

/**
 * Answered product pages per second (two blocks, 14 products) of the built collector that has learned from 100,000 orders
 * of 5,000 products, beside a bare `node:http` that answers bytes of the same questions from memory.
 * Every question is one whose answer must be computed; `repeated` are questions whose answers are still in the cache.
 * And the same with 100,000 sessions, a visit of five products in each question, and rules of every kind.
 */
export async function recommend(seconds) {
  return [await measure(seconds, 0), await measure(seconds, SESSIONS)]
}

function measure(seconds, sessions) {
  return withDirectory(async directory => {
    const asked = { site: 'bench', products: SIZE.products, sessions: sessions > 0 }
    const task = { connections: CONNECTIONS, requests: 'questions.js' }
    const answers = {}
    const measured = await withServer(
      'recommendServer.js',
      [JSON.stringify({ data: join(directory, 'data'), ...SIZE, sessions })],
      async port => {
        const cold = await load({
          ...task,
          port,
          seconds,
          warmUp: LEARN_SECONDS,
          options: { ...asked, first: QUESTIONS },
        })
        for (const address of addresses({ ...asked, first: SAMPLES })) {
          answers[address] = await (await fetch(`http://127.0.0.1:${port}${address}`)).text()
        }
        const warm = await load({
          ...task,
          port,
          seconds: Math.min(seconds, 5),
          options: { ...asked, first: SAMPLES },
        })
        return { cold, warm }
      },
    )
    const file = join(directory, 'answers.json')
    await writeFile(file, JSON.stringify({ ...answers, '*': '{}' }))
    const bare = await withServer('bare.js', [file], port =>
      load({ ...task, port, seconds: Math.min(seconds, 5), options: { ...asked, first: SAMPLES } }),
    )
    const { cold, warm } = measured
    const odd = [cold, warm, bare].reduce((sum, { other, away }) => sum + other + away, 0)
    if (odd > 0) throw new Error(`${odd} answers were no recommendations.`)
    return {
      requests_per_s: cold.per_s,
      p50_ms: cold.p50_ms,
      p90_ms: cold.p90_ms,
      p99_ms: cold.p99_ms,
      repeated_requests_per_s: warm.per_s,
      repeated_p99_ms: warm.p99_ms,
      bare_requests_per_s: bare.per_s,
      bare_p99_ms: bare.p99_ms,
      ratio: share(cold.per_s, bare.per_s),
      repeated_ratio: share(warm.per_s, bare.per_s),
      answer_bytes: Math.round(cold.bytes / cold.ok),
      seconds,
      connections: CONNECTIONS,
      ...SIZE,
      ...(sessions > 0 && { sessions, rules: 6 }),
    }
  })
}

function share(ours, theirs) {
  return Math.round((ours / theirs) * 1000) / 1000
}
