import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { LIMITS } from '../../protocol/limits.js'
import { ProblemError } from './ProblemError.js'

const inflate = promisify(gunzip)

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i

/**
 * The text of a body. Inflating stops as soon as the output is over the limit, so a bomb costs no more than that.
 * @throws {ProblemError} `bad_encoding` for what is not UTF-8, or not gzipped at most once; `too_large` when inflated
 */
export async function decodeBody(body: Buffer, headers: IncomingHttpHeaders): Promise<string> {
  const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw new ProblemError('bad_encoding')
  const encoding = headers['content-encoding']?.trim().toLowerCase()
  if (encoding === undefined || encoding === '' || encoding === 'identity') return text(body)
  if (encoding !== 'gzip') throw new ProblemError('bad_encoding')
  let inflated: Buffer
  try {
    inflated = await inflate(body, { maxOutputLength: LIMITS.decodedBatchBytes })
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
