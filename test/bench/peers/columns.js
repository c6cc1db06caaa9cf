import { track } from './faults.js'

const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/** The five columns: how often one event of one visitor reaches the collector. Ideal: once each. Answers arrivals by column. */
export const COLUMNS = {
  /** A sane network. */
  async S({ open, arrived }, mark) {
    await track(await open('first'), [mark])
    await pause(7000)
    return { S: arrived() }
  },

  /** The page is left in the task of the call; then the visitor opens another. */
  async N({ open, arrived }, mark) {
    const page = await open('first')
    await page.evaluate(
      ([one, next]) => {
        window.bench.track(one)
        location.href = next
      },
      [mark, page.url().replace('first', 'other')],
    )
    await page.waitForURL(/other/)
    await pause(7000)
    const left = arrived()
    await page.goto(page.url().replace('other', 'third'))
    await pause(7000)
    return { N: left, 'N+': arrived() }
  },

  /** Connections are reset for four seconds; the page stays open. */
  async R({ open, endpoint, arrived }, mark) {
    const page = await open('first')
    await endpoint.become('reset')
    await track(page, [mark])
    await pause(4000)
    await endpoint.become('up')
    await pause(20_000)
    return { R: arrived() }
  },

  /** Offline with a dead host, closed after four seconds; later two tabs are opened at the same time. */
  async O({ open, endpoint, offline, leave, arrived }, mark) {
    const page = await open('first')
    await endpoint.become('down')
    await offline(true)
    await track(page, [mark])
    await pause(4000)
    await leave(page)
    await endpoint.become('up')
    await offline(false)
    await Promise.all([open('second'), open('third')])
    await pause(20_000)
    return { O: arrived() }
  },
}
