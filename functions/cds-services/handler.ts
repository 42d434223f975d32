import { apiGatewayHandler } from './api-gateway.ts'
import { createApp } from './app.ts'
import { liveDeps } from './live-deps.ts'

export const handler = apiGatewayHandler(createApp(liveDeps(process.env)))
