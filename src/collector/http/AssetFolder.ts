import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** A script or its source map. */
const NAME = /^[a-z][a-z-]*\.js(\.map)?$/

/** A file as it is sent. */
export interface Asset {
  body: Buffer
  etag: string
  type: string
  encoding: 'br' | 'gzip' | undefined
}

interface Kept {
  mtimeMs: number
  plain: Asset
  br: Asset
  gzip: Asset
}

/** The files of a folder, compressed once and kept until they change on the disk. */
export class AssetFolder {
  readonly #folder: string
  readonly #kept = new Map<string, Kept>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** A file in the best encoding that the client takes; `undefined` where there is none of that name. */
  async read(name: string, acceptEncoding: string | undefined): Promise<Asset | undefined> {
    if (!NAME.test(name)) return undefined
    const file = join(this.#folder, name)
    const mtimeMs = await stat(file).then(
      found => (found.isFile() ? found.mtimeMs : undefined),
      () => undefined,
    )
    if (mtimeMs === undefined) return undefined
    let kept = this.#kept.get(name)
    if (kept?.mtimeMs !== mtimeMs) {
      kept = await load(file, name, mtimeMs)
      this.#kept.set(name, kept)
    }
    const accepted = (acceptEncoding ?? '').split(',').map(one => one.trim())
    return accepted.includes('br') ? kept.br : accepted.includes('gzip') ? kept.gzip : kept.plain
  }
}

async function load(file: string, name: string, mtimeMs: number): Promise<Kept> {
  const body = await readFile(file)
  const hash = createHash('sha1').update(body).digest('base64url')
  const type = name.endsWith('.map') ? 'application/json; charset=utf-8' : 'text/javascript; charset=utf-8'
  const as = (encoding: Asset['encoding'], encoded: Buffer): Asset => ({
    body: encoded,
    etag: encoding === undefined ? `"${hash}"` : `"${hash}-${encoding}"`,
    type,
    encoding,
  })
  const [br, gz] = await Promise.all([promisify(brotliCompress)(body), promisify(gzip)(body)])
  return { mtimeMs, plain: as(undefined, body), br: as('br', br), gzip: as('gzip', gz) }
}
