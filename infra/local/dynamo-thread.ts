import { parentPort, workerData } from 'node:worker_threads'
import dynalite from 'dynalite'

// Body of the worker thread that dynamo.ts starts: one dynalite, told to stop by any message.
const folder: unknown = workerData
const server = dynalite({ ...(typeof folder === 'string' ? { path: folder } : {}), createTableMs: 0 })

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') parentPort?.postMessage(address.port)
})
parentPort?.once('message', () => {
  server.closeAllConnections()
  server.close(() => process.exit(0))
})
