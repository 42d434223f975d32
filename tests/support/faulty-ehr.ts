import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { storeOf } from '../../infra/local/chart-store.ts'
import { fhirServer } from '../../infra/local/fhir-server.ts'
import { type LocalServer, serveLocally } from './ehr-identity.ts'

export interface Asked {
  /** Path and query below the server's root. */
  readonly path: string
  readonly authorization: string | undefined
}

export interface FaultyEhr extends LocalServer {
  /** `http://127.0.0.1:PORT/fhir` */
  readonly base: string
  readonly asked: Asked[]
  /** Answers in the server's place where it gives a listener. `nth` counts requests for the same path, from 1. */
  fault: (path: string, nth: number) => RequestListener | undefined
}

/** A real FHIR server with charts, behind HTTP, that can be made to fail in any way a server fails. */
export async function faultyEhr(resources: Parameters<typeof storeOf>[0]): Promise<FaultyEhr> {
  const healthy = getRequestListener(fhirServer(storeOf(resources), '/fhir').fetch)
  const asked: Asked[] = []
  const state: Pick<FaultyEhr, 'fault'> = { fault: () => undefined }
  const server = await serveLocally((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, authorization: request.headers.authorization })
    const nth = asked.filter((one) => one.path === path).length
    const listener = state.fault(path, nth) ?? healthy
    void listener(request, response)
  })
  return Object.assign(state, server, { base: `${server.url}/fhir`, asked })
}
