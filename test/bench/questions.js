// Requests of the recommend bench: the blocks of a product page, for another product each time.

/** The addresses that are asked for, in order: `first` of them, then from the beginning again. */
export function addresses({ site, products, first }) {
  return Array.from({ length: first }, (_, n) => {
    const anchor = (n * 7919) % products
    const cart = (n * 104_729 + 1) % products
    const also = encodeURIComponent(`also-bought:SKU-${anchor};exclude=SKU-${cart};limit=8`)
    const best = encodeURIComponent(`bestsellers;category=Category%20${n % 40};limit=6`)
    return `/v1/recommendations?site=${site}&b=${also}&b=${best}`
  })
}

export function start(options) {
  const requests = addresses(options).map(address => `GET ${address} HTTP/1.1\r\nHost: collector\r\n\r\n`)
  let count = options.offset ?? 0
  return { next: () => requests[count++ % requests.length], isOk: body => body.startsWith('{"v":1,"blocks":[{') }
}
