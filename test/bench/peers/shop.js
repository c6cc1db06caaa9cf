import { createServer } from 'node:http'

/**
 * The shop whose pages have one of the peers each: `/PEER/PAGE?endpoint=URL`, with `consent=1` where the visitor has agreed.
 * It stays up whatever happens to the endpoint.
 */
export async function openShop(installed) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://shop')
    const [, name, page] = pathname.split('/')
    const peer = installed[name]
    if (peer === undefined) return response.writeHead(404).end()
    if (page === 'code.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(peer.code)
    const bench = { endpoint: searchParams.get('endpoint'), consent: searchParams.has('consent') }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(name, page, bench))
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${server.address().port}`
  return {
    address: (name, page, endpoint, consent = true) =>
      `${origin}/${name}/${page}?endpoint=${encodeURIComponent(endpoint)}${consent ? '&consent=1' : ''}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

const SECTIONS = Array.from({ length: 300 }, (_, n) => `<section><h2>Part ${n}</h2><p>About lanterns.</p></section>`)

function html(name, page, bench) {
  const data = JSON.stringify(bench).replaceAll('<', '\\u003c')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${page}</title><link rel="icon" href="data:,">
<script>window.bench = ${data}</script><script src="/${name}/code.js" defer></script></head>
<body>${SECTIONS.join('')}</body></html>`
}
