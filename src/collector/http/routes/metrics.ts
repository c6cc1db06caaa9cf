import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../../metrics/createMetrics.js'
import { checkOperator } from '../checkOperator.js'

export interface MetricsOptions {
  metrics: Metrics
  /** Asked for from whoever reads them. Without it only programs on this machine may. */
  token: string | undefined
}

/** `GET /metrics`: the collector's figures for Prometheus. */
export function addMetrics(app: FastifyInstance, { metrics, token }: MetricsOptions): void {
  app.get('/metrics', async (request, reply) => {
    checkOperator(request, token)
    const text = await metrics.text()
    return reply.header('content-type', metrics.contentType).header('cache-control', 'no-store').send(text)
  })
}
