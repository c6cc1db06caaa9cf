/** Headers of a batch as the browser of a shopper sends it; `fetch` of Node says that it is a program. */
export const PAGE_HEADERS = {
  'content-type': 'text/plain',
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
}
