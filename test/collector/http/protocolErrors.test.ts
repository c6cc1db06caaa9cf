import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { startCollector } from '../collector.js'

/** Sends bytes as they are and answers what comes back until the connection ends. */
function raw(port: number, text: string): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', data => {
      answer += data
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}

const problem = (name: string) => expect.stringContaining(`{"problem":"${name}","message":"`)

describe('requests that are none', () => {
  test('are answered with a problem and closed', async () => {
    const { port } = await startCollector()
    expect(await raw(port, 'HELO\r\n\r\n')).toEqual(expect.stringMatching(/^HTTP\/1.1 400 Bad Request/))
    expect(await raw(port, 'HELO\r\n\r\n')).toEqual(problem('bad_request'))
    const large = await raw(port, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(large).toMatch(/^HTTP\/1.1 431 /)
    expect(large).toEqual(problem('bad_request'))
    const smuggled =
      'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
    expect(await raw(port, smuggled)).toEqual(problem('bad_request'))
    const unmet = await raw(port, 'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\n\r\n')
    expect(unmet).toMatch(/^HTTP\/1.1 417 /)
    expect(unmet).toEqual(problem('bad_request'))
    const nobody = await raw(port, 'GET /healthz HTTP/1.1\r\n\r\n')
    expect(nobody).toMatch(/^HTTP\/1.1 400 /)
    expect(nobody).toEqual(problem('bad_request'))
    expect(await raw(port, 'GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /)
  })

  test('find nothing at odd addresses', async () => {
    const { url } = await startCollector()
    for (const path of [
      '/',
      '/v1',
      '/v1/events/',
      '/V1/EVENTS',
      '/..%2f..%2fetc%2fpasswd',
      '/package.json',
      '/__proto__',
    ]) {
      const response = await fetch(url + path)
      expect([path, response.status, await response.text()]).toEqual([path, 404, problem('not_found')])
    }
    const malformed = await fetch(`${url}/%zz`)
    expect([malformed.status, await malformed.text()]).toEqual([400, problem('bad_request')])
    const wrongMethod = await fetch(`${url}/v1/events`, { method: 'PUT', body: '{}' })
    expect(wrongMethod.status).toBe(404)
  })

  test('a body that never ends is given up', { timeout: 20_000 }, async () => {
    const { port } = await startCollector()
    const answer = await raw(
      port,
      'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n{',
    )
    expect(answer).toMatch(/^HTTP\/1.1 408 |^$/)
  })
})
