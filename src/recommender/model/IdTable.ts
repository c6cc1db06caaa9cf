import { growMapped } from '../math/growMapped.js'
import { mixHash } from '../math/hashText.js'
import { KeyedHash } from '../math/KeyedHash.js'
import { mappedLength } from '../math/mappedLength.js'
import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'

/** What stands for an id: two words of its hash. No id has this one, which belongs to those that were forgotten. */
const FORGOTTEN = 0
/** Most ids a slot, and how many times more slots there are when there would be more: 5.7 to 7.7 bytes an id. */
const MOST_LOAD = 0.7
const GROWTH = 1.35

/**
 * Numbers ids from 0 in the order of their coming. Of each it keeps a keyed hash of 64 bits and no text, but of the last that came: a third of the
 * memory, and nothing that names a person. That two of ten million ids are taken for one has a chance of 3 in a million, n² / 2^65.
 */
export class IdTable {
  /** Numbers that were given. */
  size = 0
  private forgotten = 0
  /** Per id two words: its hash. */
  private keys = new Int32Array(1024)
  /** The number + 1 of an id at a place that its hash says, or the next free one; 0 for a free slot. */
  private slots = new Uint32Array(1024)
  private readonly hash: KeyedHash
  private low = 0
  private high = 0
  /** The id that was numbered last: events of one session come one after the other. */
  private last: string | undefined
  private lastNumber = 0

  /** @param seed the ids of tables with the same seed have the same order */
  constructor(seed: number) {
    this.hash = new KeyedHash(mixHash(seed), mixHash(~seed))
  }

  /** The number of `id`, which is new when the answer equals the former `size`. */
  intern(id: string): number {
    if (id === this.last) return this.lastNumber
    this.take(id)
    const slot = this.slot()
    const found = this.slots[slot]!
    this.last = id
    this.lastNumber = found > 0 ? found - 1 : this.append(slot)
    return this.lastNumber
  }

  /** The number of `id`, or −1. */
  find(id: string): number {
    this.take(id)
    return this.slots[this.slot()]! - 1
  }

  /** The number here of an id of another table with the same seed, which has not forgotten it, or −1. */
  findOf(other: IdTable, index: number): number {
    this.low = other.keys[2 * index]!
    this.high = other.keys[2 * index + 1]!
    return this.slots[this.slot()]! - 1
  }

  /** Ids that can be found. */
  get known(): number {
    return this.size - this.forgotten
  }

  /** Ids that were forgotten. */
  get gone(): number {
    return this.forgotten
  }

  /** Overwrites an id that can be found: nothing finds it any more, and its number is not given again. */
  forget(index: number): void {
    if (index === this.lastNumber) this.last = undefined
    this.forgotten++
    this.keys.fill(FORGOTTEN, 2 * index, 2 * index + 2)
  }

  /** Whether an id stands before another, in an order that does not depend on when they came. */
  isBefore(index: number, other: number): boolean {
    const { keys } = this
    const [high, otherHigh] = [keys[2 * index + 1]!, keys[2 * other + 1]!]
    return high === otherHigh ? keys[2 * index]! < keys[2 * other]! : high < otherHigh
  }

  write(to: StateWriter): void {
    to.numbers(this.size, this.forgotten)
    to.array(this.keys, 2 * this.size)
  }

  /** Takes over what a table with the same seed wrote. */
  read(from: StateReader): void {
    const [size = 0, forgotten = 0] = from.numbers()
    this.size = size
    this.forgotten = forgotten
    this.keys = from.array(Int32Array)
    this.fill(Math.max(this.slots.length, Math.ceil(this.size / MOST_LOAD)))
  }

  get byteLength(): number {
    return this.slots.byteLength + 2 * this.size * this.keys.BYTES_PER_ELEMENT
  }

  private take(id: string): void {
    this.hash.take(id)
    this.low = this.hash.low
    this.high = this.hash.high
    if (this.low === FORGOTTEN && this.high === FORGOTTEN) this.low = 1
  }

  /** Where the id that was taken stands, or the free slot where it would. */
  private slot(): number {
    const { slots, keys, low, high } = this
    let slot = placeOf(low, slots.length)
    for (let found = slots[slot]!; found > 0; found = slots[slot]!) {
      if (keys[2 * found - 2] === low && keys[2 * found - 1] === high) return slot
      if (++slot === slots.length) slot = 0
    }
    return slot
  }

  private append(slot: number): number {
    const index = this.size++
    this.keys = growMapped(this.keys, 2 * this.size)
    this.keys[2 * index] = this.low
    this.keys[2 * index + 1] = this.high
    this.slots[slot] = this.size
    if (this.size > MOST_LOAD * this.slots.length) this.fill(Math.ceil(GROWTH * this.slots.length))
    return index
  }

  /** Puts all ids into so many slots. */
  private fill(room: number): void {
    const { keys } = this
    const slots = new Uint32Array(mappedLength(room, Uint32Array.BYTES_PER_ELEMENT)).subarray(0, room)
    for (let index = 0; index < this.size; index++) {
      const low = keys[2 * index]!
      // All of them would begin at the same slot.
      if (low === FORGOTTEN && keys[2 * index + 1] === FORGOTTEN) continue
      let slot = placeOf(low, room)
      while (slots[slot]! > 0) if (++slot === room) slot = 0
      slots[slot] = index + 1
    }
    this.slots = slots
  }
}

/** Spreads 32 bits over so many slots. */
function placeOf(hash: number, room: number): number {
  return Math.floor(((hash >>> 0) * room) / 2 ** 32)
}
