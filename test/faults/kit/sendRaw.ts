import { connect } from 'node:net'

/** One answer as it came over the wire. */
export interface WireAnswer {
  status: number
  headers: string
  body: string
}

/** Sends bytes as they are, says that no more will come, and answers what came back until the connection closed. */
export function sendRaw(url: string, bytes: string | Buffer, timeoutMs = 15_000): Promise<WireAnswer[]> {
  return new Promise(resolve => {
    const { hostname, port } = new URL(url)
    let text = ''
    const socket = connect(Number(port), hostname, () => socket.end(bytes))
    socket.setEncoding('latin1')
    socket.setTimeout(timeoutMs, () => socket.destroy())
    socket.on('data', chunk => {
      text += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(readAnswers(text)))
  })
}

/** Answers that follow each other on one connection; interim ones are left out. */
function readAnswers(text: string): WireAnswer[] {
  const answers: WireAnswer[] = []
  for (let rest = text; rest !== ''; ) {
    const head = rest.indexOf('\r\n\r\n')
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(rest)?.[1] ?? 0)
    if (head < 0 || status === 0) return [...answers, { status: 0, headers: rest, body: '' }]
    const headers = rest.slice(0, head)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(headers)?.[1] ?? 0)
    const body = rest.slice(head + 4, head + 4 + length)
    if (status >= 200) answers.push({ status, headers, body })
    rest = rest.slice(head + 4 + length)
  }
  return answers
}
