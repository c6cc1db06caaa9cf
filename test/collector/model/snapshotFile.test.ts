import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Snapshot } from '../../../src/collector/model/Snapshot.js'
import { readSnapshot, writeSnapshot } from '../../../src/collector/model/snapshotFile.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const SNAPSHOT: Snapshot = {
  orders: { n: 7, id: 'seven' },
  views: { n: 9, id: 'nine' },
  learned: 12,
  withdrawals: 0,
  served: null,
  settings: '{}',
  hashSeed: 42,
  sites: [
    {
      site: 'ä',
      names: [{ id: 'A', title: 'Lamp\n', origin: 'order' }],
      model: [Uint8Array.of(1, 2, 3), Uint8Array.of()],
    },
    { site: 'b', names: [], model: [new Uint8Array(3 * 2 ** 20).fill(7)] },
  ],
}

const file = () => join(temporaryDirectory(), 'models.snapshot')
const bytesOf = (parts: readonly Uint8Array[]) => Buffer.concat(parts)

describe('a snapshot in a file', () => {
  it('is read as it was written, by its owner alone', async () => {
    const path = file()
    await writeSnapshot(path, SNAPSHOT)
    const read = readSnapshot(path) as Snapshot
    const { sites, ...facts } = read
    const { sites: _, ...written } = SNAPSHOT
    expect(facts).toMatchObject(written)
    expect(sites.map(({ site, names }) => ({ site, names }))).toEqual(
      SNAPSHOT.sites.map(({ site, names }) => ({ site, names })),
    )
    for (const [index, { model }] of sites.entries())
      expect(bytesOf(model).equals(bytesOf(SNAPSHOT.sites[index]!.model))).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('says when the models may change again, before the file has its name', async () => {
    const path = file()
    const read = vi.fn(() => expect(existsSync(path)).toBe(false))
    await writeSnapshot(path, SNAPSHOT, read)
    expect(read).toHaveBeenCalledTimes(1)
    expect(existsSync(path)).toBe(true)
  })

  it('takes the place of the former one, and leaves nothing else behind', async () => {
    const path = file()
    await writeSnapshot(path, SNAPSHOT)
    await writeSnapshot(path, { ...SNAPSHOT, learned: 13 })
    expect(readSnapshot(path)).toMatchObject({ learned: 13 })
    expect(readdirSync(dirname(path))).toEqual(['models.snapshot'])
  })

  it('is nothing where there is no file', () => {
    expect(readSnapshot(file())).toBeUndefined()
  })

  it('is refused with a reason where a byte is wrong, and where it is cut short', async () => {
    const path = file()
    await writeSnapshot(path, SNAPSHOT)
    const whole = readFileSync(path)
    for (const at of [0, 40, Math.floor(whole.length / 2), whole.length - 1]) {
      const damaged = Buffer.from(whole)
      damaged[at]! ^= 1
      writeFileSync(path, damaged)
      expect(readSnapshot(path)).toBe('its checksum is wrong')
    }
    for (const length of [0, 1, 19, 20, 21, 100, whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, length))
      expect(readSnapshot(path)).toBe('its checksum is wrong')
    }
  })

  it('is refused where another release wrote it', async () => {
    const path = file()
    await writeSnapshot(path, SNAPSHOT)
    const body = readFileSync(path).subarray(0, -20)
    const other = Buffer.from(body.toString('latin1').replace(/"version":"[^"]*"/, '"version":"0.0.0"'), 'latin1')
    writeFileSync(path, Buffer.concat([other, createHash('sha1').update(other).digest()]))
    expect(readSnapshot(path)).toBe('it was written by release 0.0.0')
  })

  it('leaves the former one where it cannot be written', async () => {
    const path = file()
    await writeSnapshot(path, SNAPSHOT)
    const broken = { ...SNAPSHOT, sites: [{ site: 'a', names: [], model: [null as unknown as Uint8Array] }] }
    await expect(writeSnapshot(path, broken)).rejects.toThrow()
    expect(readSnapshot(path)).toMatchObject({ learned: 12 })
    expect(existsSync(`${path}.part`)).toBe(false)
  })
})
