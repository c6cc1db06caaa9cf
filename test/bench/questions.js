// Requests of the recommend bench: the blocks of a page, for another product each time.

/** Products of a session. */
const SESSION = 5

/** The addresses that are asked for, in order: `first` of them, then from the beginning again. With `sessions` a block is for a visit. */
export function addresses({ site, products, first, sessions }) {
  return Array.from({ length: first }, (_, n) => {
    const anchor = (n * 7919) % products
    const cart = (n * 104_729 + 1) % products
    const seen = Array.from({ length: SESSION }, (_, at) => `SKU-${(anchor + at * (1 + (n % 7))) % products}`)
    const blocks = [
      `also-bought:SKU-${anchor};exclude=SKU-${cart};limit=8`,
      sessions ? `for-you:${seen};exclude=SKU-${cart};limit=6` : `bestsellers;category=Category%20${n % 40};limit=6`,
    ]
    return `/v1/recommendations?site=${site}${blocks.map(block => `&b=${encodeURIComponent(block)}`).join('')}`
  })
}

export function start(options) {
  const requests = addresses(options).map(address => `GET ${address} HTTP/1.1\r\nHost: collector\r\n\r\n`)
  let count = options.offset ?? 0
  return { next: () => requests[count++ % requests.length], isOk: body => body.startsWith('{"v":1,"blocks":[{') }
}
