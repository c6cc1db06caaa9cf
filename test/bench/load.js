// The other side of a bench, in a process of its own: keeps sockets of an HTTP/1.1 server busy and measures answers.
// Takes its task as JSON from its parent and sends back what it measured.
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'

/** Wait after an answer that sent the request away, ms; its Retry-After is in whole seconds and meant for pages. */
const AWAY_MS = 100

/**
 * @param {object} task
 * @param {number} task.port
 * @param {number} task.connections
 * @param {number} task.seconds measured, after `task.warmUp` seconds that are not
 * @param {number} task.warmUp
 * @param {string} task.requests module whose `next(connection)` makes one request after the other, as bytes or text
 * @param {object} task.options given to the module's `start`
 */
async function run({ port, connections, seconds, warmUp, requests, options }) {
  const source = (await import(requests)).start(options)
  const begin = performance.now() + warmUp * 1000
  const end = begin + seconds * 1000
  const latencies = []
  const answers = { ok: 0, away: 0, other: 0, bytes: 0 }
  const sample = { body: '' }
  await Promise.all(
    Array.from({ length: connections }, () => drive({ port, source, begin, end, latencies, answers, sample })),
  )
  latencies.sort((a, b) => a - b)
  const percentile = share => round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))])
  return {
    per_s: Math.round(latencies.length / seconds),
    p50_ms: percentile(0.5),
    p90_ms: percentile(0.9),
    p99_ms: percentile(0.99),
    ...answers,
    sample: sample.body,
  }
}

/** One connection: a request, its answer, the next. After a 503 that says when to come again, another one. */
function drive(task) {
  const { port, source, begin, end, latencies, answers, sample } = task
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let sentAt = 0
    let text = ''
    const send = () => {
      sentAt = performance.now()
      socket.write(source.next())
    }
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The server closed a connection.')))
    socket.on('data', chunk => {
      text += chunk
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
      if (!(length >= 0)) return reject(new Error(`An answer without a length: ${text.slice(0, 200)}`))
      if (text.length < head + 4 + length) return
      const now = performance.now()
      const body = text.slice(head + 4)
      const isOk = text.startsWith('HTTP/1.1 200') && source.isOk(body)
      const isAway = text.startsWith('HTTP/1.1 503') && /\r\nretry-after: \d/i.test(text)
      answers[isOk ? 'ok' : isAway ? 'away' : 'other']++
      answers.bytes += body.length
      if (isOk) sample.body = body
      if (sentAt >= begin && now <= end && isOk) latencies.push(now - sentAt)
      text = ''
      if (now < end && !isAway) return send()
      socket.removeAllListeners()
      socket.on('error', () => {})
      socket.end()
      if (now < end) setTimeout(() => resolve(drive(task)), AWAY_MS)
      else resolve()
    })
  })
}

function round(ms) {
  return Math.round(ms * 100) / 100
}

process.once('message', async task => {
  const result = await run(task).then(
    measured => ({ measured }),
    error => ({ error: error.message }),
  )
  process.send(result, () => process.exit(0))
})
