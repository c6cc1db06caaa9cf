import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** A file as it is sent. */
export interface Asset {
  body: Buffer
  etag: string
  type: string
  encoding: 'br' | 'gzip' | undefined
}

/** A file in each encoding. */
export interface EncodedAsset {
  plain: Asset
  br: Asset
  gzip: Asset
}

/** Compresses a file. */
export async function encodeAsset(body: Buffer, type: string): Promise<EncodedAsset> {
  const hash = createHash('sha1').update(body).digest('base64url')
  const as = (encoding: Asset['encoding'], encoded: Buffer): Asset => ({
    body: encoded,
    etag: encoding === undefined ? `"${hash}"` : `"${hash}-${encoding}"`,
    type,
    encoding,
  })
  const [br, gz] = await Promise.all([promisify(brotliCompress)(body), promisify(gzip)(body)])
  return { plain: as(undefined, body), br: as('br', br), gzip: as('gzip', gz) }
}

/** The best encoding that a client takes. */
export function bestEncoding(asset: EncodedAsset, acceptEncoding = ''): Asset {
  const accepted = acceptEncoding.split(',').map(one => one.trim())
  return accepted.includes('br') ? asset.br : accepted.includes('gzip') ? asset.gzip : asset.plain
}
