const globals = () => Object.getOwnPropertyNames(globalThis)

/** What the imports did, and what each method of a tracker answers where there is no document. */
async function answer(): Promise<object> {
  const asked: string[] = []
  for (const name of ['fetch', 'setInterval', 'addEventListener'] as const)
    globalThis[name] = (() => asked.push(name)) as never
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (...database) => {
    asked.push('indexedDB')
    return open(...database)
  }
  const before = globals()
  const { createTracker } = await import('../../src/index.js')
  const { blocks } = await import('../../src/blocks/index.js')
  const { vitals } = await import('../../src/vitals/index.js')
  const added = globals().filter(name => !before.includes(name) && !name.startsWith('__v'))
  const tracker = createTracker({ site: 'shop', collector: 'https://collector.example', consent: 'granted' })
  const answers = {
    event: await tracker.event('share'),
    'cart.set': await tracker.cart.set([]),
    'cart.get': await tracker.cart.get(),
    identify: await tracker.identify('C-1'),
    logout: await tracker.logout(),
    page: await tracker.page(),
    consent: await tracker.consent('denied'),
    recommend: await tracker.recommend({ type: 'bestsellers' }),
    on: tracker.on('event', () => {})(),
    use: [tracker.use(blocks()), tracker.use(vitals({ sample: 1 }))][0]?.(),
    flush: await tracker.flush(),
    books: await tracker.books(),
    destroy: tracker.destroy(),
    site: tracker.site,
  }
  return { added, asked, answers }
}

answer().then(
  data => postMessage(data),
  error => postMessage({ failed: `${error}` }),
)
