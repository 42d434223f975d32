import { createServer } from 'node:http'

// The least a hook can cost: read the body, parse it, answer.
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString('utf8'))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"cards":[]}')
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(
    `Bare server listening on http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : ''}`,
  )
})
process.once('SIGTERM', () => process.exit(0))
