/* The tracker of a fixture page: it answers as the page's scenario says, and remembers what it is told. */
const scenario = JSON.parse(document.getElementById('scenario').textContent)
const listeners = { cart: new Set(), consent: new Set(), page: new Set(), event: new Set() }
const wait = ms => new Promise(resolve => setTimeout(resolve, ms))

const database = new Promise((resolve, reject) => {
  const request = indexedDB.open('fixture')
  request.onupgradeneeded = () => request.result.createObjectStore('values')
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

const { seen } = window

new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) {
      seen.shifts.push({
        value: entry.value,
        sources: entry.sources.map(({ node }) => node?.id || node?.nodeName),
      })
    }
  }
}).observe({ type: 'layout-shift', buffered: true })

for (const name of ['grapevine:rendered', 'grapevine:empty', 'grapevine:add']) {
  document.addEventListener(name, event => seen.told.push({ name, ...event.detail }))
}

window.tracker = {
  site: 'fixture',
  collector: location.origin,
  state: { consent: 'granted', pageView: 'page-1', pageType: 'product' },
  event(name, params) {
    seen.events.push({ name, params })
    for (const listener of listeners.event) listener({ name, params })
    return Promise.resolve({ status: 'persisted', id: '1' })
  },
  page(options) {
    return this.event('page_view', { ...options, title: document.title })
  },
  async recommend(request) {
    seen.requests.push(request)
    const { answers, delay = 0 } = scenario
    await wait(delay)
    const answer = answers[request.placement] ?? answers[request.type]
    return answer ? { type: request.type, ageMs: 0, ...answer } : undefined
  },
  async memory() {
    const { cart = [], bought, recent, visitor, session, first, orders } = scenario
    return { cart: { items: cart.map(item_id => ({ item_id })) }, bought, recent, visitor, session, first, orders }
  },
  store: async (mode, use) => use((await database).transaction('values', mode).objectStore('values')),
  problem(code, detail) {
    seen.problems.push(`${code} ${detail}`)
  },
  on(name, listener) {
    listeners[name].add(listener)
    return () => listeners[name].delete(listener)
  },
}

/** Changes the scenario and tells the blocks, as the tracker does after a change of the cart or of the page. */
window.change = (name, changes) => {
  Object.assign(scenario, changes)
  for (const listener of listeners[name]) listener(changes)
}
window.scenario = scenario

if (scenario.startAfter) await wait(scenario.startAfter)
const begin = async () => {
  window.chunk = await import('/blocks.js')
  window.stop = window.chunk.start(window.tracker)
}
if (scenario.isHeld) window.begin = begin
else await begin()
