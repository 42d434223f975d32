declare module 'dynalite' {
  import type { Server } from 'node:http'
  /** The part of dynalite 4 used here: an HTTP server that speaks DynamoDB, on LevelDB in `path` or in memory. */
  export default function dynalite(options: { readonly path?: string; readonly createTableMs?: number }): Server
}
