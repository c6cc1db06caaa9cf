import { grow } from '../math/grow.js'
import { hashText } from '../math/hashText.js'
import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'

/**
 * Numbers ids from 0 in the order of their coming. The ids lie as bytes in one array (each code unit in 1 to 3 bytes, so
 * every string survives): a third of the memory of a `Map`, and no string that keeps the request it was cut from alive.
 */
export class IdTable {
  size = 0
  /** Two words a slot, side by side because they are read together: the hash, and the number + 1; 0 for a free slot. */
  private slots = new Uint32Array(2048)
  private offsets = new Uint32Array(513)
  private bytes = new Uint8Array(16_384)

  constructor(private readonly seed: number) {}

  /** The number of `id`, which is new when the answer equals the former `size`. */
  intern(id: string): number {
    const hash = hashText(id, this.seed)
    const slot = this.slotOf(hash, id)
    const found = this.slots[slot + 1]!
    return found > 0 ? found - 1 : this.append(slot, hash, id)
  }

  /** The number of `id`, or −1. */
  find(id: string): number {
    return this.slots[this.slotOf(hashText(id, this.seed), id) + 1]! - 1
  }

  /** Overwrites an id, which nothing finds any more; its number is not given again. */
  forget(index: number): void {
    // No byte of an id: the highest that begins one is 0xef.
    this.bytes.fill(0xff, this.offsets[index], this.offsets[index + 1])
  }

  /** The id of a number. */
  id(index: number): string {
    let text = ''
    const end = this.offsets[index + 1]!
    for (let at = this.offsets[index]!; at < end; ) {
      const lead = this.bytes[at++]!
      if (lead < 0x80) text += String.fromCharCode(lead)
      else if (lead < 0xe0) text += String.fromCharCode(((lead & 0x1f) << 6) | (this.bytes[at++]! & 0x3f))
      else {
        const middle = this.bytes[at++]! & 0x3f
        text += String.fromCharCode(((lead & 0x0f) << 12) | (middle << 6) | (this.bytes[at++]! & 0x3f))
      }
    }
    return text
  }

  write(to: StateWriter): void {
    const { size, offsets } = this
    to.numbers(size)
    to.array(this.slots)
    to.array(offsets, size + 1)
    to.array(this.bytes, offsets[size])
  }

  /** Takes over what a table with the same seed wrote. */
  read(from: StateReader): void {
    this.size = from.numbers()[0]!
    this.slots = from.array(Uint32Array)
    this.offsets = from.array(Uint32Array)
    this.bytes = from.array(Uint8Array)
  }

  get byteLength(): number {
    return this.slots.byteLength + this.offsets.byteLength + this.bytes.byteLength
  }

  /** Where the id stands, or the free slot where it would. */
  private slotOf(hash: number, id: string): number {
    const { slots } = this
    const mask = slots.length - 1
    let slot = (2 * hash) & mask
    for (let found = slots[slot + 1]!; found > 0; found = slots[slot + 1]!) {
      if (slots[slot] === hash && this.equals(found - 1, id)) return slot
      slot = (slot + 2) & mask
    }
    return slot
  }

  private equals(index: number, id: string): boolean {
    const { bytes } = this
    const end = this.offsets[index + 1]!
    let at = this.offsets[index]!
    if (end - at < id.length) return false
    for (let from = 0; from < id.length; from++) {
      const unit = id.charCodeAt(from)
      if (unit < 0x80) {
        if (bytes[at++] !== unit) return false
      } else if (unit < 0x800) {
        if (bytes[at++] !== (0xc0 | (unit >> 6)) || bytes[at++] !== (0x80 | (unit & 0x3f))) return false
      } else {
        if (bytes[at++] !== (0xe0 | (unit >> 12)) || bytes[at++] !== (0x80 | ((unit >> 6) & 0x3f))) return false
        if (bytes[at++] !== (0x80 | (unit & 0x3f))) return false
      }
    }
    return at === end
  }

  private append(slot: number, hash: number, id: string): number {
    const index = this.size++
    let at = this.offsets[index]!
    this.bytes = grow(this.bytes, at + 3 * id.length)
    const { bytes } = this
    for (let from = 0; from < id.length; from++) {
      const unit = id.charCodeAt(from)
      if (unit < 0x80) bytes[at++] = unit
      else {
        if (unit < 0x800) bytes[at++] = 0xc0 | (unit >> 6)
        else {
          bytes[at++] = 0xe0 | (unit >> 12)
          bytes[at++] = 0x80 | ((unit >> 6) & 0x3f)
        }
        bytes[at++] = 0x80 | (unit & 0x3f)
      }
    }
    this.offsets = grow(this.offsets, this.size + 1)
    this.offsets[index + 1] = at
    this.slots[slot] = hash
    this.slots[slot + 1] = index + 1
    if (this.size * 4 > this.slots.length) this.rehash()
    return index
  }

  private rehash(): void {
    const former = this.slots
    const slots = new Uint32Array(former.length * 2)
    const mask = slots.length - 1
    for (let from = 0; from < former.length; from += 2) {
      if (former[from + 1] === 0) continue
      let slot = (2 * former[from]!) & mask
      while (slots[slot + 1]! > 0) slot = (slot + 2) & mask
      slots[slot] = former[from]!
      slots[slot + 1] = former[from + 1]!
    }
    this.slots = slots
  }
}
