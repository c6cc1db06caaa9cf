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
  plain: Asset
  br: Asset
  gzip: Asset
}

/** The files of a folder, compressed once and kept until they change on the disk. */
export class AssetFolder {
  readonly #folder: string
  readonly #kept = new Map<string, { mtimeMs: number; loaded: Promise<Kept> }>()

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
    let entry = this.#kept.get(name)
    if (entry?.mtimeMs !== mtimeMs) {
      // Kept before it is there: all who ask meanwhile wait for this one, since compressing takes long.
      entry = { mtimeMs, loaded: load(file, name) }
      this.#kept.set(name, entry)
      entry.loaded.catch(() => this.#kept.delete(name))
    }
    const kept = await entry.loaded
    const accepted = (acceptEncoding ?? '').split(',').map(one => one.trim())
    return accepted.includes('br') ? kept.br : accepted.includes('gzip') ? kept.gzip : kept.plain
  }
}

async function load(file: string, name: string): Promise<Kept> {
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
  return { plain: as(undefined, body), br: as('br', br), gzip: as('gzip', gz) }
}
