/** Posts the text of a batch as a page does, without a preflight, and answers what came back. */
export async function postText(url: string, body: string) {
  const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body })
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), said: await answer.json() }
}
