import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { SERVED_CSS } from '../../../card/servedStyle.js'
import { AssetFolder } from '../AssetFolder.js'
import { bestEncoding, type EncodedAsset, encodeAsset } from '../encodeAsset.js'
import { ProblemError } from '../ProblemError.js'

export interface AssetsOptions {
  /** Folder of the built tag and chunks. */
  folder: string
  /** The version under whose path they never change. */
  version: string
}

const FRESH = 'public, max-age=300, stale-while-revalidate=86400'
const FOREVER = 'public, max-age=31536000, immutable'

/** `GET /tag.js`, the chunks beside it and the style of blocks that a server draws, and the same under `/VERSION/` for ever. */
export function addAssets(app: FastifyInstance, options: AssetsOptions): void {
  const assets = new AssetFolder(options.folder)

  let style: Promise<EncodedAsset> | undefined
  const read = async (name: string, acceptEncoding: string | undefined) => {
    if (name !== 'blocks.css') return assets.read(name, acceptEncoding)
    style ??= encodeAsset(Buffer.from(SERVED_CSS), 'text/css; charset=utf-8')
    return bestEncoding(await style, acceptEncoding)
  }

  const send = async (name: string, cacheControl: string, request: FastifyRequest, reply: FastifyReply) => {
    const asset = await read(name, request.headers['accept-encoding'])
    if (asset === undefined) throw new ProblemError(name === 'tag.js' ? 'not_built' : 'not_found')
    // The tag holds nothing of any site: every page may load it.
    reply.header('access-control-allow-origin', '*').header('timing-allow-origin', '*')
    reply.header('vary', 'Accept-Encoding').header('cache-control', cacheControl).header('etag', asset.etag)
    if (request.headers['if-none-match']?.includes(asset.etag)) return reply.code(304).send()
    if (asset.encoding !== undefined) reply.header('content-encoding', asset.encoding)
    // Instead of a comment in the file, whose bytes every page would load.
    if (name.endsWith('.js')) reply.header('sourcemap', `${name}.map`)
    return reply.header('content-type', asset.type).send(asset.body)
  }

  app.get<{ Params: { file: string } }>('/:file', (request, reply) => send(request.params.file, FRESH, request, reply))
  app.get<{ Params: { version: string; file: string } }>('/:version/:file', (request, reply) => {
    if (request.params.version !== options.version) throw new ProblemError('not_found')
    return send(request.params.file, FOREVER, request, reply)
  })
}
