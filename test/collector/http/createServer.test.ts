import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createServer, type ServerOptions } from '../../../src/collector/http/createServer.js'
import { originRules } from '../../../src/collector/http/originRules.js'

const refused: string[] = []

const serverWith = (more: Partial<ServerOptions> = {}) => {
  refused.length = 0
  const app = createServer({
    origins: originRules(),
    logLevel: 'silent',
    random: () => 1,
    isStopping: () => false,
    refused: problem => void refused.push(problem),
    ...more,
  })
  onTestFinished(() => app.close())
  return app
}

test('one connection more than it holds is closed and counted, the others are served, and so is the next', async () => {
  let dropped = 0
  const app = serverWith({ connections: 2, dropped: () => void dropped++ })
  app.get('/', () => 'served')
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const open = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    return socket
  }
  const ask = async (socket: Socket) => {
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const [answer] = await once(socket, 'data')
    return `${answer}`
  }
  const held = [await open(), await open()] as const
  expect(await ask(held[0])).toContain('200 OK')
  const surplus = await open()
  await once(surplus, 'close')
  expect([surplus.bytesRead, dropped]).toEqual([0, 1])
  expect(await ask(held[1])).toContain('served')
  held[0].destroy()
  await expect
    .poll(async () => {
      const next = await open()
      return Promise.race([ask(next).catch(() => ''), once(next, 'close').then(() => '')])
    })
    .toContain('served')
  held[1].destroy()
})

test.each<[string, 'onRequest' | 'preHandler' | 'onSend', boolean]>([
  ['throws before a route', 'onRequest', false],
  ['rejects before a route', 'preHandler', true],
  ['throws while an answer leaves', 'onSend', false],
])('a hook that %s costs its own request and no other', async (_what, hook, isLate) => {
  const app = serverWith()
  const failed = new Set<string>()
  app.addHook(hook as 'onRequest', async ({ id, url }) => {
    if (isLate) await Promise.resolve()
    // Once for a request: its problem is an answer too, which passes the hooks of answers.
    if (url !== '/bad' || failed.has(id)) return
    failed.add(id)
    throw new Error('secret of a hook')
  })
  app.get('/*', () => 'served')
  const bad = await app.inject('/bad')
  expect([bad.statusCode, bad.json()]).toMatchObject([500, { problem: 'internal' }])
  expect(bad.headers['request-id']).toBeTruthy()
  expect(bad.body).not.toContain('secret')
  expect(refused).toEqual(['internal'])
  expect((await app.inject('/good')).body).toBe('served')
})
