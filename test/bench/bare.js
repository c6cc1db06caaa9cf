// A bare node:http server that reads whole bodies and answers always the same bytes: what the machine can do at most.
import { createServer } from 'node:http'

const body = Buffer.from(process.argv[2] ?? '', 'base64')

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    Buffer.concat(chunks)
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
