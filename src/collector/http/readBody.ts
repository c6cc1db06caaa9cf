import type { IncomingMessage } from 'node:http'
import { LIMITS } from '../../protocol/limits.js'
import { ProblemError } from './ProblemError.js'

/** Bytes over the limit that are read and thrown away, so that the client reads the answer instead of a reset. */
const POLITE_BYTES = 2 ** 20

/** Bytes of bodies that may be in memory at one time, of all requests together. */
const SHARED_BYTES = 32 * 2 ** 20

let held = 0

/**
 * Reads the body of a request as it is on the wire. Whatever the headers say, no more than the limit is ever kept.
 * @throws {ProblemError} `too_large`; `busy` when all bodies together are too much; `bad_request` when the client goes away
 */
export function readBody(request: IncomingMessage, limit: number = LIMITS.batchBytes): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const announced = Number(request.headers['content-length'])
    if (announced > limit + POLITE_BYTES) return reject(new ProblemError('too_large', undefined, true))
    const chunks: Buffer[] = []
    let size = 0
    let kept = 0
    const settle = (end: () => void) => {
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose)
      held -= kept
      kept = 0
      end()
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) {
        chunks.length = 0
        held -= kept
        kept = 0
        if (size > limit + POLITE_BYTES) settle(() => reject(new ProblemError('too_large', undefined, true)))
        return
      }
      chunks.push(chunk)
      kept += chunk.length
      held += chunk.length
      if (held > SHARED_BYTES) settle(() => reject(new ProblemError('busy', undefined, true)))
    }
    const onEnd = () =>
      settle(() => {
        if (size > limit) reject(new ProblemError('too_large'))
        else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
      })
    const onClose = () => settle(() => reject(new ProblemError('bad_request')))
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose)
  })
}
