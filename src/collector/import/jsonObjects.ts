import { ImportError } from './ImportError.js'

/** One object of a JSON file as text, and the line on which it begins, from 1. */
export interface JsonText {
  text: string
  line: number
}

/** An object longer than this is not one product. */
const LONGEST = 4_194_304

/**
 * Cuts a JSON file into the objects in it without parsing or keeping the whole: of an array, of the array under `products`
 * of one object, or one after the other (JSON lines). What stands in their place and is no object is answered too, for the
 * parser to refuse.
 */
export async function* jsonObjects(text: AsyncIterable<string>): AsyncIterable<JsonText[]> {
  const cutter = new Cutter()
  for await (const piece of text) {
    const found = cutter.push(piece)
    if (found.length > 0) yield found
  }
  const rest = cutter.end()
  if (rest.length > 0) yield rest
}

/** Text that opens the list of a wrapper: `{ "products": [`, perhaps behind fields without braces or brackets. */
const WRAPPER = /^\s*\{(?:[^{}[\]"]|"(?:[^"\\]|\\.)*")*?"products"\s*:\s*\[/

class Cutter {
  /** Text from the beginning of what is being read. */
  #rest = ''
  #line = 1
  #mode: 'unknown' | 'list' | 'lines' | 'after' = 'unknown'

  push(piece: string): JsonText[] {
    this.#rest += piece
    const out: JsonText[] = []
    if (this.#mode === 'unknown' && !this.#begin(false)) return out
    this.#cut(out, false)
    if (this.#rest.length > LONGEST) {
      throw new ImportError(
        `An object from line ${this.#line} on is longer than 4 million characters. Is a brace or quote not closed?`,
      )
    }
    return out
  }

  end(): JsonText[] {
    const out: JsonText[] = []
    if (this.#mode === 'unknown') this.#begin(true)
    this.#cut(out, true)
    return out
  }

  /** Finds out what kind of file it is; false while more text is needed for that. */
  #begin(isEnd: boolean): boolean {
    const start = /\S/.exec(this.#rest)
    if (start === null) {
      if (isEnd) throw new ImportError('The file is empty. It needs a JSON array of products, or one product a line.')
      return false
    }
    if (start[0] === '[') {
      this.#skip(start.index + 1)
      this.#mode = 'list'
      return true
    }
    if (start[0] !== '{')
      throw new ImportError('The file is no JSON. It must begin with [ or {. Is it CSV? Use --format csv.')
    const wrapper = WRAPPER.exec(this.#rest)
    if (wrapper !== null) {
      this.#skip(wrapper[0].length)
      this.#mode = 'list'
      return true
    }
    // A wrapper shows itself within its first object or list.
    if (!isEnd && !/[{[].*[{}[\]]/s.test(this.#rest)) return false
    this.#mode = 'lines'
    return true
  }

  #cut(out: JsonText[], isEnd: boolean): void {
    if (this.#mode === 'lines') this.#cutLines(out, isEnd)
    else if (this.#mode === 'list') this.#cutList(out, isEnd)
    if (this.#mode === 'after') this.#rest = ''
  }

  /** A brace at the beginning of a line opens the next object, also where the one before it is not closed. */
  #cutLines(out: JsonText[], isEnd: boolean): void {
    for (;;) {
      const start = /\S/.exec(this.#rest)
      if (start === null) return
      this.#skip(start.index)
      const end = endOfValue(this.#rest)
      const next = this.#rest.indexOf('\n{')
      if (end > 0 && (next < 0 || end <= next)) this.#take(out, end)
      else if (next > 0) this.#take(out, next)
      else if (isEnd) this.#take(out, this.#rest.length)
      else return
    }
  }

  #cutList(out: JsonText[], isEnd: boolean): void {
    for (;;) {
      const start = /[^\s,]/.exec(this.#rest)
      if (start === null) break
      this.#skip(start.index)
      if (this.#rest[0] === ']') {
        this.#mode = 'after'
        return
      }
      const end = endOfValue(this.#rest)
      if (end > 0) this.#take(out, end)
      else if (isEnd) this.#take(out, this.#rest.length)
      else return
    }
    if (isEnd) throw new ImportError('The JSON ends early: its list is not closed. Fetch the file again.')
  }

  #take(out: JsonText[], length: number): void {
    out.push({ text: this.#rest.slice(0, length), line: this.#line })
    this.#skip(length)
  }

  #skip(length: number): void {
    for (let at = this.#rest.indexOf('\n'); at >= 0 && at < length; at = this.#rest.indexOf('\n', at + 1)) this.#line++
    this.#rest = this.#rest.slice(length)
  }
}

/** Where the value at the beginning of a text ends; 0 where the text does not hold all of it. */
function endOfValue(text: string): number {
  if (!/^["{[]/.test(text)) {
    const end = text.search(/[,\]\n]/)
    return end < 0 ? 0 : Math.max(end, 1)
  }
  let depth = 0
  const signs = /["{}[\]]/g
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    if (sign[0] === '"') {
      signs.lastIndex = endOfString(text, signs.lastIndex)
      if (signs.lastIndex === 0) return 0
    } else if (sign[0] === '{' || sign[0] === '[') depth++
    else depth--
    if (depth <= 0) return signs.lastIndex
  }
  return 0
}

function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
  }
  return 0
}
