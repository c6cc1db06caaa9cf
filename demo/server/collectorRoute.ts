import type { FastifyInstance } from 'fastify'
import { CHOICES, type Choices } from '../view/Choices.js'
import { STATE } from '../view/pages/blocks/everyState.js'

/** How late a slow collector is, ms. */
export const SLOW_MS = 2000

const ROUTE = '/qa/collector'

/**
 * Where a page finds the collector: its own address, or a route of the shop's server where a tester wants it slow or down, and
 * where the page shows states of blocks.
 */
export const collectorFor = (path: string, { collector }: Choices): string | undefined =>
  path === '/blocks' || collector !== 'direct' ? `${ROUTE}/${collector}` : undefined

/** The route that stands between a page and the collector: late, without an answer, or as it is; questions of states stay open. */
export function addCollectorRoute(app: FastifyInstance, collector: string): void {
  app.register(async inside => {
    // Batches may be gzipped: they pass as they are.
    inside.removeAllContentTypeParsers()
    inside.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    inside.all<{ Params: { mode: string; '*': string } }>(`${ROUTE}/:mode/*`, async (request, reply) => {
      const { mode, '*': rest } = request.params
      if (!CHOICES.collector.some(name => name === mode) || !rest.startsWith('v1/')) return reply.code(404).send()
      if (mode === 'down') {
        reply.hijack()
        return void request.raw.socket.destroy()
      }
      if (mode === 'slow') await new Promise(resolve => setTimeout(resolve, SLOW_MS))

      const url = new URL(rest, `${collector}/`)
      const asked = new URL(request.url, collector).searchParams
      const questions = asked.getAll('b')
      const isOpen = (question: string) => question.includes(`placement=${STATE}`)
      for (const [name, value] of asked) if (name !== 'b' || !isOpen(value)) url.searchParams.append(name, value)
      const answer = await pass(url, request.method, request.headers, request.body as Buffer | undefined)
      if (!questions.some(isOpen))
        return reply
          .code(answer.status)
          .type('application/json')
          .send(await answer.text())
      const { blocks = [], ...head } = (answer.ok ? await answer.json() : { v: 1 }) as { blocks?: unknown[] }
      return reply.send({ ...head, blocks: questions.map(question => (isOpen(question) ? null : blocks.shift())) })
    })
  })
}

function pass(url: URL, method: string, headers: Record<string, unknown>, body: Buffer | undefined): Promise<Response> {
  const kept = ['content-type', 'content-encoding', 'user-agent', 'accept-language']
  const passed = kept.flatMap(name =>
    typeof headers[name] === 'string' ? [[name, headers[name]] as [string, string]] : [],
  )
  return fetch(url, { method, headers: passed, ...(body && { body: new Uint8Array(body) }) })
}
