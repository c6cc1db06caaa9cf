import { grow } from '../math/grow.js'

/**
 * Many growing lists of records of `width` 32-bit words, all in one array. A list's room doubles; the room that it leaves is
 * given to the next list of that size. `words` moves when anything is inserted: read it anew afterwards.
 */
export class ListArena {
  words = new Int32Array(1024)
  private starts = new Uint32Array(256)
  private lengths = new Uint32Array(256)
  /** 0 for no room, else 1 + log2 of the records there is room for. */
  private rooms = new Uint8Array(256)
  private end = 0
  private readonly freed: number[][] = []

  constructor(readonly width: number) {}

  /** Records in a list; 0 for a list that has never been touched. */
  length(list: number): number {
    return this.lengths[list] ?? 0
  }

  /** Index in `words` of a list's first record. */
  start(list: number): number {
    return this.starts[list] ?? 0
  }

  /** Makes room for a record at a position, moving later ones up. Answers its index in `words`; the words there are stale. */
  insert(list: number, position: number): number {
    this.reserveList(list)
    const length = this.lengths[list]!
    const room = this.rooms[list]!
    if (room === 0 || length === 1 << (room - 1)) this.enlarge(list, room + 1)
    const at = this.starts[list]! + position * this.width
    this.words.copyWithin(at + this.width, at, this.starts[list]! + length * this.width)
    this.lengths[list] = length + 1
    return at
  }

  /** Takes the record at a position out, moving later ones down. */
  remove(list: number, position: number): void {
    const start = this.starts[list]!
    const length = this.lengths[list]!
    const at = start + position * this.width
    this.words.copyWithin(at, at + this.width, start + length * this.width)
    this.lengths[list] = length - 1
  }

  get byteLength(): number {
    return this.words.byteLength + this.starts.byteLength + this.lengths.byteLength + this.rooms.byteLength
  }

  private reserveList(list: number): void {
    if (list < this.starts.length) return
    this.starts = grow(this.starts, list + 1)
    this.lengths = grow(this.lengths, list + 1)
    this.rooms = grow(this.rooms, list + 1)
  }

  private enlarge(list: number, room: number): void {
    const from = this.starts[list]!
    const to = this.freed[room]?.pop() ?? this.extend(room)
    this.words.copyWithin(to, from, from + this.lengths[list]! * this.width)
    const former = this.rooms[list]!
    if (former > 0) {
      const free = this.freed[former]
      if (free === undefined) this.freed[former] = [from]
      else free.push(from)
    }
    this.starts[list] = to
    this.rooms[list] = room
  }

  private extend(room: number): number {
    const start = this.end
    this.end += this.width << (room - 1)
    this.words = grow(this.words, this.end)
    return start
  }
}
