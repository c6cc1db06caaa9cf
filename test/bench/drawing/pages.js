/** What a page of the bench remembers: its long tasks, when its first block connected, and when the cards of one were first painted. */
const WATCH = `
const seen = (window.seen = { longTasks: [] })
new PerformanceObserver(list => seen.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
  type: 'longtask',
  buffered: true,
})
const { define } = customElements
customElements.define = function (...given) {
  // Elements that stand in the page connect while their name is defined.
  seen.connected ??= performance.now()
  return define.apply(this, given)
}
addEventListener('grapevine:rendered', () => {
  performance.mark('drawn')
  // The next task after a frame that nothing goes before: the frame is painted, as far as the main thread is concerned.
  requestAnimationFrame(() =>
    scheduler.postTask(() => (seen.painted ??= performance.now() - seen.connected), { priority: 'user-blocking' }),
  )
})`

const TEXT = '<section><h2>About lanterns</h2><p>Paper, wire and a small flame.</p></section>'.repeat(40)

const html = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><script>${WATCH}</script>${head}</head>
<body><h1>Lanterns</h1>${body}${TEXT}</body></html>`

/**
 * A page of the shop with blocks of twelve cards, the first of them in the viewport.
 *
 * @param tag Address of the tag; without it there is none, and the blocks are elements that nobody knows.
 * @param categories What each block asks for.
 */
export function pageOf(tag, categories, attributes = '') {
  const script = tag && `<script async src="${tag}" data-site="bench" data-consent="granted" ${attributes}></script>`
  const blocks = categories.map(
    name => `<grapevine-block type="bestsellers" category="${name}" limit="12"></grapevine-block>`,
  )
  return html(script ?? '', blocks.join(''))
}

/** The same cards as the least that a shop could write by itself: it asks, and sets what somebody else has drawn as HTML. */
export function referenceOf(tag, markup) {
  const question = new URL('v1/recommendations?site=bench&b=bestsellers', tag).href
  const data = JSON.stringify({ ...markup, question }).replaceAll('<', '\\u003c')
  return html(
    '',
    `<div id="host"></div><script>
const { css, skeleton, cards, question } = ${data}
const root = host.attachShadow({ mode: 'open' })
const sheet = new CSSStyleSheet()
sheet.replaceSync(css)
root.adoptedStyleSheets = [sheet]
root.innerHTML = skeleton
fetch(question)
  .then(answer => answer.json())
  .then(() => {
    root.innerHTML = cards
    performance.mark('drawn')
  })
</script>`,
  )
}

/** In a page with a block: its style and what its shadow root holds now. */
export function markupOf() {
  const { shadowRoot } = document.querySelector('grapevine-block')
  const rules = shadowRoot.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
  return { css: rules.join('\n'), html: shadowRoot.innerHTML }
}
