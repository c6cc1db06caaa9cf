import { type FileHandle, open } from 'node:fs/promises'
import { PassThrough, pipeline, type Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { createGunzip } from 'node:zlib'
import { ImportError } from './ImportError.js'

/** A file that is read once, from its beginning, a piece at a time. */
export interface TextFile {
  /** Its text in pieces, decompressed and without a byte order mark. */
  text: AsyncIterable<string>
  /** Bytes of the file as it lies on the disk. */
  size: number
  /** How many of them have been read. */
  bytesRead(): number
  /** Whether text read so far has U+FFFD in it, as bytes that are none of its encoding become. */
  isMisread(): boolean
  close(): Promise<void>
}

/** Encodings that spreadsheets and shops write. */
export const ENCODINGS = ['utf-8', 'latin1', 'utf-16le'] as const

export type Encoding = (typeof ENCODINGS)[number]

/** Pieces of this size keep the progress fine and the number of reads small. */
const PIECE_BYTES = 64 * 1024

/**
 * Opens a text file, plain or gzip: its first bytes tell, since names lie. UTF-16 is known by its byte order mark.
 * Throws `ImportError` for what cannot be read.
 */
export async function openTextFile(path: string, encoding: Encoding = 'utf-8'): Promise<TextFile> {
  const file = await openFile(path)
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(4)
    const { bytesRead: known } = await file.read(head, 0, 4, 0)
    if (known >= 2 && head[0] === 0x50 && head[1] === 0x4b) {
      throw new ImportError(
        `${path} is a zip archive or an Excel workbook. Unpack it, or save the sheet as CSV, and import that file.`,
      )
    }
    let raw = 0
    let isMisread = false
    const bytes = file.createReadStream({ start: 0, highWaterMark: PIECE_BYTES, autoClose: false })
    bytes.on('data', piece => {
      raw += piece.length
    })
    const gzip = known >= 2 && head[0] === 0x1f && head[1] === 0x8b
    const plain = pipeline(bytes, gzip ? createGunzip({ chunkSize: PIECE_BYTES }) : new PassThrough(), () => {})
    return {
      text: decode(plain as Readable, path, encoding, () => {
        isMisread = true
      }),
      size,
      bytesRead: () => raw,
      isMisread: () => isMisread,
      close: async () => {
        bytes.destroy()
        await file.close()
      },
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function openFile(path: string): Promise<FileHandle> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    throw new ImportError(unreadable(path, error as NodeJS.ErrnoException))
  }
  if ((await file.stat()).isDirectory()) {
    await file.close()
    throw new ImportError(`${path} is a folder. Name one file.`)
  }
  return file
}

function unreadable(path: string, error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return `There is no file ${path}. Check the path; it is taken from the current folder.`
  if (error.code === 'EACCES') return `${path} may not be read by this account. Change its permissions.`
  return `${path} cannot be read: ${error.message}.`
}

async function* decode(
  bytes: Readable,
  path: string,
  encoding: Encoding,
  onMisread: () => void,
): AsyncIterable<string> {
  let decoder: TextDecoder | undefined
  try {
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      // The decoder itself takes the byte order mark away.
      decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : encoding)
      const text = decoder.decode(piece, { stream: true })
      if (text.includes('\ufffd')) onMisread()
      yield text
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (!code.startsWith('Z_')) throw error
    throw new ImportError(
      `${path} is damaged gzip (${(error as Error).message}). Fetch the file again; importing it again repeats nothing.`,
    )
  }
  const rest = decoder?.decode() ?? ''
  if (rest.includes('\ufffd')) onMisread()
  if (rest !== '') yield rest
}
