import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { LIMITS } from '../../protocol/limits.js'
import { ProblemError } from './ProblemError.js'

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i

/**
 * The text of a body. Inflating stops as soon as the output is over the limit, so a bomb costs no more than that; one body is
 * inflated at a time, so many bombs cost no more memory than one.
 * @throws {ProblemError} `bad_encoding` for what is not UTF-8, or not gzipped at most once; `too_large` when inflated
 */
export function decodeBody(body: Buffer, headers: IncomingHttpHeaders): string {
  const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw new ProblemError('bad_encoding')
  const encoding = headers['content-encoding']?.trim().toLowerCase()
  if (encoding === undefined || encoding === '' || encoding === 'identity') return text(body)
  if (encoding !== 'gzip') throw new ProblemError('bad_encoding')
  let inflated: Buffer
  try {
    inflated = gunzipSync(body, { maxOutputLength: LIMITS.decodedBatchBytes })
  } catch (error) {
    const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new ProblemError(isBomb ? 'too_large' : 'bad_encoding')
  }
  return text(inflated)
}

function text(body: Buffer): string {
  if (!isUtf8(body)) throw new ProblemError('bad_encoding')
  const hasMark = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf
  return body.toString('utf8', hasMark ? 3 : 0)
}
