import { describe, expect, onTestFinished, test } from 'vitest'
import { createServer } from '../../../src/collector/http/createServer.js'
import { originRules } from '../../../src/collector/http/originRules.js'
import { addEvents } from '../../../src/collector/http/routes/events.js'
import { LogError, type LogProblem } from '../../../src/collector/log/LogError.js'
import { MemoryEventLog } from '../../../src/collector/log/MemoryEventLog.js'
import { batchOf } from '../collector.js'

/** A server over a log that fails as told, and what it was asked. */
function serverOver(over: { busy?: boolean[]; fails?: LogProblem }) {
  const log = new MemoryEventLog()
  const refused: string[] = []
  let appended = 0
  const append = log.append.bind(log)
  log.append = request => {
    appended++
    return over.fails === undefined ? append(request) : Promise.reject(new LogError(over.fails))
  }
  const origins = originRules()
  const app = createServer({
    origins,
    logLevel: 'silent',
    random: () => 1,
    isStopping: () => false,
    refused: problem => void refused.push(problem),
  })
  const busy = [...(over.busy ?? [])]
  addEvents(app, {
    log,
    origins,
    isBusy: () => busy.shift() ?? false,
    isServed: () => true,
    token: undefined,
    doubt: append => append,
    ordered: () => {},
    viewed: () => {},
    now: Date.now,
  })
  onTestFinished(() => app.close())
  const send = () =>
    app.inject({
      method: 'POST',
      url: '/v1/events',
      headers: { 'content-type': 'text/plain' },
      payload: JSON.stringify(batchOf([{}])),
    })
  return { send, refused, appended: () => appended }
}

describe('a collector that cannot take a batch now', () => {
  test.each<[LogProblem, number]>([
    ['busy', 2],
    ['storage_full', 45],
    ['storage_failed', 15],
    ['shutting_down', 3],
  ])('says %s and when to come again, in the header and in the body', async (fails, seconds) => {
    const { send, refused } = serverOver({ fails })
    const answer = await send()
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, `${seconds}`])
    expect(answer.headers['access-control-expose-headers']).toContain('Retry-After')
    const { problem, retryAfterMs } = answer.json()
    expect(problem).toBe(fails)
    expect(Math.ceil(retryAfterMs / 1000)).toBe(seconds)
    expect(refused).toEqual([fails])
  })

  test('sends away before the body is read, and again before it is parsed', async () => {
    for (const busy of [[true], [false, true]]) {
      const { send, appended, refused } = serverOver({ busy })
      expect((await send()).json()).toMatchObject({ problem: 'busy' })
      expect([appended(), refused]).toEqual([0, ['busy']])
      expect((await send()).json()).toMatchObject({ accepted: 1 })
    }
  })
})
