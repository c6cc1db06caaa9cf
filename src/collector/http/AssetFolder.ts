import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Asset, bestEncoding, type EncodedAsset, encodeAsset } from './encodeAsset.js'

/** A script or its source map. */
const NAME = /^[a-z][a-z-]*\.js(\.map)?$/

/** The files of a folder, compressed once and kept until they change on the disk. */
export class AssetFolder {
  readonly #folder: string
  readonly #kept = new Map<string, { mtimeMs: number; loaded: Promise<EncodedAsset> }>()

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
    return bestEncoding(await entry.loaded, acceptEncoding)
  }
}

async function load(file: string, name: string): Promise<EncodedAsset> {
  const type = name.endsWith('.map') ? 'application/json; charset=utf-8' : 'text/javascript; charset=utf-8'
  return encodeAsset(await readFile(file), type)
}
