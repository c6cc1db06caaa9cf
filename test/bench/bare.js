// A bare node:http server that reads whole bodies and answers bytes that were made before, by address, else always the
// same: what the machine can do at most. Takes a JSON file of texts by address, and the text for all others under "*".
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const bodies = new Map(
  Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8'))).map(([address, text]) => [
    address,
    Buffer.from(text),
  ]),
)
const always = bodies.get('*')

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    Buffer.concat(chunks)
    const body = bodies.get(request.url) ?? always
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length })
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ listening: `http://127.0.0.1:${server.address().port}` }))
})
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
