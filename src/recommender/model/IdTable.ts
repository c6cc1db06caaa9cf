import { grow } from '../math/grow.js'
import { hashText } from '../math/hashText.js'

/**
 * Numbers ids from 0 in the order of their coming. The ids lie as bytes in one array (each code unit in 1 to 3 bytes, so
 * every string survives): a third of the memory of a `Map`, and no string that keeps the request it was cut from alive.
 */
export class IdTable {
  size = 0
  private slots = new Uint32Array(1024)
  private hashes = new Uint32Array(512)
  private offsets = new Uint32Array(513)
  private bytes = new Uint8Array(16_384)
  private text = new Uint8Array(256)

  constructor(private readonly seed: number) {}

  /** The number of `id`, which is new when the answer equals the former `size`. */
  intern(id: string): number {
    const hash = hashText(id, this.seed)
    const length = this.encode(id)
    const slot = this.slotOf(hash, length)
    const found = this.slots[slot]!
    return found > 0 ? found - 1 : this.append(slot, hash, length)
  }

  /** The number of `id`, or −1. */
  find(id: string): number {
    const length = this.encode(id)
    return this.slots[this.slotOf(hashText(id, this.seed), length)]! - 1
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

  get byteLength(): number {
    return this.slots.byteLength + this.hashes.byteLength + this.offsets.byteLength + this.bytes.byteLength
  }

  private encode(id: string): number {
    this.text = grow(this.text, id.length * 3)
    const text = this.text
    let length = 0
    for (let at = 0; at < id.length; at++) {
      const unit = id.charCodeAt(at)
      if (unit < 0x80) text[length++] = unit
      else {
        if (unit < 0x800) text[length++] = 0xc0 | (unit >> 6)
        else {
          text[length++] = 0xe0 | (unit >> 12)
          text[length++] = 0x80 | ((unit >> 6) & 0x3f)
        }
        text[length++] = 0x80 | (unit & 0x3f)
      }
    }
    return length
  }

  private slotOf(hash: number, length: number): number {
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (let found = this.slots[slot]!; found > 0; found = this.slots[slot]!) {
      if (this.hashes[found - 1] === hash && this.equals(found - 1, length)) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  private equals(index: number, length: number): boolean {
    const start = this.offsets[index]!
    if (this.offsets[index + 1]! - start !== length) return false
    for (let at = 0; at < length; at++) if (this.bytes[start + at] !== this.text[at]) return false
    return true
  }

  private append(slot: number, hash: number, length: number): number {
    const index = this.size++
    const start = this.offsets[index]!
    this.hashes = grow(this.hashes, this.size)
    this.offsets = grow(this.offsets, this.size + 1)
    this.bytes = grow(this.bytes, start + length)
    this.hashes[index] = hash
    this.offsets[index + 1] = start + length
    for (let at = 0; at < length; at++) this.bytes[start + at] = this.text[at]!
    this.slots[slot] = index + 1
    if (this.size * 2 > this.slots.length) this.rehash()
    return index
  }

  private rehash(): void {
    this.slots = new Uint32Array(this.slots.length * 2)
    const mask = this.slots.length - 1
    for (let index = 0; index < this.size; index++) {
      let slot = this.hashes[index]! & mask
      while (this.slots[slot]! > 0) slot = (slot + 1) & mask
      this.slots[slot] = index + 1
    }
  }
}
