const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/** After the last step, ms: copies may still come while nothing is missing, and what is missing may still come. */
const LEAST_MS = 12_000
const MOST_MS = 40_000

/**
 * What happens to a visitor: each takes a `visit` (see `visit.js`) and the marks to track, and ends when what can still arrive
 * has arrived. Every page that opens tracks its page view, so that queues without a timer get their occasion.
 */
export const FAULTS = {
  /** The process of the tab dies half a second after the calls; the visitor comes back. */
  async 'tab-killed'({ open, endpoint, crash, settle }, marks) {
    const page = await open('first')
    await track(page, marks)
    await pause(500)
    await crash(page)
    await open('second')
    await settle(marks, LEAST_MS, MOST_MS)
    if (endpoint.tally.requests === 0) throw new Error('Nothing was sent at all.')
  },

  /** For four seconds, and until there was one, the collector gets requests and the connection breaks before its answer. */
  async 'response-lost'({ open, endpoint, settle }, marks) {
    const page = await open('first')
    await endpoint.become('lose')
    await track(page, marks)
    await pause(4000)
    for (let tries = 0; endpoint.tally.cut === 0 && tries < 60; tries++) await pause(250)
    await endpoint.become('up')
    await pause(8000)
    await page.goto(page.url().replace('first', 'second'))
    await settle(marks, LEAST_MS, MOST_MS)
    if (endpoint.tally.cut === 0) throw new Error('No response was lost.')
  },

  /** Nothing listens for four seconds; later the visitor opens the next page. */
  async 'down-then-up'({ open, endpoint, settle }, marks) {
    const page = await open('first')
    await endpoint.become('down')
    await track(page, marks)
    await pause(4000)
    await endpoint.become('up')
    await pause(8000)
    await page.goto(page.url().replace('first', 'second'))
    await settle(marks, LEAST_MS, MOST_MS)
  },

  /** Offline, and the host is dead too; the tab is closed, and a new one is opened when both are back. */
  async 'offline-closed'({ open, endpoint, offline, leave, settle }, marks) {
    const page = await open('first')
    await endpoint.become('down')
    await offline(true)
    await track(page, marks)
    await pause(2000)
    await leave(page)
    await endpoint.become('up')
    await offline(false)
    await open('second')
    await settle(marks, LEAST_MS, MOST_MS)
  },

  /** Two tabs track while nothing listens for four seconds, are closed some time later, and two others are opened. */
  async 'two-tabs'({ open, endpoint, leave, settle }, marks) {
    const tabs = await Promise.all([open('first'), open('second')])
    await endpoint.become('down')
    const half = Math.ceil(marks.length / 2)
    await Promise.all([track(tabs[0], marks.slice(0, half)), track(tabs[1], marks.slice(half))])
    await pause(4000)
    await endpoint.become('up')
    await pause(8000)
    for (const tab of tabs) await leave(tab)
    await Promise.all([open('third'), open('fourth')])
    await settle(marks, LEAST_MS, MOST_MS)
  },
}

/** Ten calls in a task, a task every 100 ms, so that no queue is judged by a burst that no shop has; waits for none of them. */
export function track(page, marks) {
  return page.evaluate(async list => {
    for (let next = 0; next < list.length; next += 10) {
      if (next > 0) await new Promise(resolve => setTimeout(resolve, 100))
      for (const mark of list.slice(next, next + 10)) window.bench.track(mark)
    }
  }, marks)
}
