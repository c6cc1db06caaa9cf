import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { findWebkit } from '../webkit.js'
import type { StartEngine, Tab } from './Tab.js'

const START_MS = 20_000

/** Starts WebKitGTK on a screen in memory, and drives it by the classic WebDriver protocol (https://w3c.github.io/webdriver). */
export const startWebkit: StartEngine = async () => {
  const found = await findWebkit()
  if (!found) return { missing: 'There is no WebKitGTK: type "apt-get install webkit2gtk-driver xvfb".' }
  const screen = spawn(found.display, ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const display = String(await firstData(screen)).trim()
  const port = await freePort()
  const driver = spawn(found.driver, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${display}` },
    stdio: 'ignore',
  })
  const close = async () => {
    await end(driver)
    await end(screen)
  }
  try {
    await listening(port)
    return { open: () => openTab(`http://127.0.0.1:${port}`), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Begins a session, which is a browser without a past. */
const openTab = async (driver: string): Promise<Tab> => {
  const { sessionId } = (await ask('POST', `${driver}/session`, { capabilities: { alwaysMatch: {} } })) as {
    sessionId: string
  }
  const session = `${driver}/session/${sessionId}`
  const post = (command: string, body: object) => ask('POST', `${session}/${command}`, body)
  await post('window/rect', { width: 1200, height: 850 })
  const act = (type: 'pointer' | 'key', actions: object[]) =>
    post('actions', { actions: [{ type, id: type, actions }] })
  return {
    goto: async url => void (await post('url', { url })),
    async run<A, T>(work: (given: A) => T | Promise<T>, given: A) {
      // The source of a function stands here as code, so it needs no eval, which the policies of pages forbid.
      const script = `const [given, done] = arguments
Promise.resolve(given).then(${work}).then(value => done({ value }), error => done({ error: String(error) }))`
      const { value, error } = (await post('execute/async', { script, args: [given ?? null] })) as {
        value: T
        error?: string
      }
      if (error) throw new Error(error)
      return value
    },
    click: async (x, y) =>
      void (await act('pointer', [
        { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ])),
    type: async text =>
      void (await act(
        'key',
        [...text].flatMap(value => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      )),
    close: async () => void (await ask('DELETE', session)),
  }
}

const ask = async (method: 'POST' | 'DELETE', address: string, body?: object): Promise<unknown> => {
  const answer = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) })
  const { value } = (await answer.json()) as { value: { error?: string; message?: string } }
  if (!answer.ok) throw new Error(`WebKit refuses ${address.split('/').pop()}: ${value.error} ${value.message}`)
  return value
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const firstData = async (child: ChildProcess): Promise<unknown> => {
  const [data] = await Promise.race([
    once(child.stdio[3] as NodeJS.ReadableStream, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb ended with code ${code}.`))),
  ])
  return data
}

/** Resolves once the driver answers at all. */
const listening = async (port: number): Promise<void> => {
  const late = Date.now() + START_MS
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`)
      return
    } catch (error) {
      if (Date.now() > late) throw new Error('WebKitWebDriver does not answer.', { cause: error })
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}
