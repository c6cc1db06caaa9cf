import { PAGE_HEADERS } from './pageHeaders.js'

/** Posts the text of a batch as a page does, without a preflight, and answers what came back. */
export async function postText(url: string, body: string) {
  const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers: PAGE_HEADERS, body })
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), said: await answer.json() }
}
