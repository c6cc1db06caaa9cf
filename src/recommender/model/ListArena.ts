import { growMapped } from '../math/growMapped.js'
import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'

const ROOM_BITS = 6
const ROOM_MASK = 63
/** Records that fit into the rooms: 0, 1, 2, 3, 4, 6, 8, 12 and so on; 2^26 of them are the most that a length has bits for. */
const ROOMS = Uint32Array.from({ length: 52 }, (_, room) => (room < 2 ? room : (2 + (room & 1)) << ((room >> 1) - 1)))

/**
 * Many growing lists of records of `width` 32-bit words, all in one array. A list's room grows by a third or a half; the room that it leaves is
 * given to the next list of that size. `words` moves when anything is inserted: read it anew afterwards.
 */
export class ListArena {
  words = new Int32Array(1024)
  /** Two words a list, side by side because they are read together: where it starts; its length · 64 + its room. */
  private heads = new Uint32Array(256)
  /** Lists up to the last one that was ever touched. */
  private lists = 0
  private end = 0
  private readonly freed: number[][] = []

  constructor(readonly width: number) {}

  /** Records in a list; 0 for a list that has never been touched. */
  length(list: number): number {
    return (this.heads[2 * list + 1] ?? 0) >>> ROOM_BITS
  }

  /**
   * Records in each of the first `count` of these lists, into `lengths`: lists lie far apart in memory, which answers many questions
   * at once sooner than one by one.
   */
  readLengths(lists: Uint32Array, count: number, lengths: Uint32Array): void {
    for (let at = 0; at < count; at++) lengths[at] = this.length(lists[at]!)
  }

  /** Index in `words` of a list's first record. */
  start(list: number): number {
    return this.heads[2 * list] ?? 0
  }

  /** Makes room for a record at a position, moving later ones up. Answers its index in `words`; the words there are stale. */
  insert(list: number, position: number): number {
    this.heads = growMapped(this.heads, 2 * list + 2)
    this.lists = Math.max(this.lists, list + 1)
    const length = this.length(list)
    const room = this.heads[2 * list + 1]! & ROOM_MASK
    if (length === ROOMS[room]) this.enlarge(list, length, room)
    this.heads[2 * list + 1]! += 1 << ROOM_BITS
    const start = this.heads[2 * list]!
    const at = start + position * this.width
    if (position < length) this.words.copyWithin(at + this.width, at, start + length * this.width)
    return at
  }

  /** Takes the record at a position out, moving later ones down. */
  remove(list: number, position: number): void {
    const start = this.start(list)
    const at = start + position * this.width
    this.words.copyWithin(at, at + this.width, start + this.length(list) * this.width)
    this.heads[2 * list + 1]! -= 1 << ROOM_BITS
  }

  write(to: StateWriter): void {
    to.numbers(this.end, this.freed.length)
    to.array(this.words, this.end)
    to.array(this.heads, 2 * this.lists)
    for (let room = 0; room < this.freed.length; room++) to.array(Uint32Array.from(this.freed[room] ?? []))
  }

  read(from: StateReader): void {
    const [end = 0, rooms = 0] = from.numbers()
    this.end = end
    this.words = from.array(Int32Array)
    this.heads = from.array(Uint32Array)
    this.lists = this.heads.length / 2
    this.freed.length = 0
    for (let room = 0; room < rooms; room++) this.freed.push([...from.array(Uint32Array)])
  }

  /** Empties a list; its room stays. */
  clear(list: number): void {
    if (this.length(list) > 0) this.heads[2 * list + 1]! &= ROOM_MASK
  }

  /** Of what is used, which is less than there is room for. */
  get byteLength(): number {
    return (this.end + 2 * this.lists) * this.words.BYTES_PER_ELEMENT
  }

  private enlarge(list: number, length: number, room: number): void {
    const from = this.heads[2 * list]!
    this.heads[2 * list + 1] = (length << ROOM_BITS) | (room + 1)
    if (room > 0 && from + ROOMS[room]! * this.width === this.end) {
      // The last one grows where it stands.
      this.extend(ROOMS[room + 1]! - ROOMS[room]!)
      return
    }
    const to = this.freed[room + 1]?.pop() ?? this.extend(ROOMS[room + 1]!)
    this.words.copyWithin(to, from, from + length * this.width)
    this.heads[2 * list] = to
    if (room === 0) return
    const free = this.freed[room]
    if (free === undefined) this.freed[room] = [from]
    else free.push(from)
  }

  private extend(records: number): number {
    const start = this.end
    this.end += records * this.width
    this.words = growMapped(this.words, this.end)
    return start
  }
}
