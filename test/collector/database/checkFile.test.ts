import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { checkFile } from '../../../src/collector/database/checkFile.js'
import { DamagedError } from '../../../src/collector/database/DamagedError.js'
import { OperatorError } from '../../../src/collector/OperatorError.js'
import { openStore } from '../../../src/collector/openStore.js'
import { createRandom } from '../../../src/simulator/createRandom.js'
import { append, event, purchase } from '../builders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

/** A directory that was closed in order, with events of several kinds and a catalog. */
async function filled(): Promise<string> {
  const directory = temporaryDirectory()
  const store = openStore(directory)
  const many = Array.from({ length: 600 }, (_, n) =>
    n % 5 ? event(`e${n}`, { seq: n + 1 }) : purchase(`e${n}`, `T-${n}`, ['A', 'B']),
  )
  for (let n = 0; n < many.length; n += 50) await store.log.append(append(many.slice(n, n + 50)))
  store.catalog.upsert('demo', [{ id: 'B', title: 'Bee', availability: 'in_stock', source: 'catalog' }])
  await store.close()
  return directory
}

describe('a file that was closed in order', () => {
  test('is checked at each start, and no damage to it is served as a count', { timeout: 60_000 }, async () => {
    const directory = await filled()
    const file = join(directory, 'grapevine.db')
    const healthy = readFileSync(file)
    const target = temporaryDirectory()
    const store = openStore(directory)
    const books = JSON.stringify(store.log.books('demo'))
    await store.close()
    const random = createRandom('flip')
    const CASES = 120
    let refused = 0
    for (let n = 0; n < CASES; n++) {
      const damaged = Buffer.from(healthy)
      const at = Math.floor(random.next() * damaged.length)
      const length = Math.min(1 + Math.floor(random.next() * 200), damaged.length - at)
      for (let i = at; i < at + length; i++) damaged[i] = (damaged[i] as number) ^ (1 + Math.floor(random.next() * 255))
      writeFileSync(join(target, 'grapevine.db'), damaged)
      try {
        const opened = openStore(target)
        const { accepted, byName } = opened.log.books('demo')
        await opened.close()
        const whole = JSON.parse(books)
        expect([at, length, accepted, byName]).toEqual([at, length, whole.accepted, whole.byName])
      } catch (error) {
        expect(error).toBeInstanceOf(OperatorError)
        refused++
        // Found again, also by whoever starts it again.
        expect(() => openStore(target)).toThrow(OperatorError)
      }
    }
    expect(refused).toBeGreaterThan(CASES / 3)
  })

  test('is damaged when its counts and its events differ', async () => {
    const directory = await filled()
    const file = join(directory, 'grapevine.db')
    expect(() => checkFile(file, 0)).not.toThrow()
    const wrong = (sql: string) => {
      const copy = join(temporaryDirectory(), 'grapevine.db')
      copyFileSync(file, copy)
      const db = new Database(copy)
      db.exec(sql)
      db.close()
      expect(statSync(copy).size).toBeGreaterThan(0)
      expect(() => checkFile(copy, 0)).toThrow(DamagedError)
    }
    wrong("UPDATE tally SET n = n + 1 WHERE kind = 'accepted' AND key = 'page_view'")
    wrong("DELETE FROM tally WHERE kind = 'accepted' AND key = 'purchase'")
    wrong("DELETE FROM event WHERE id = 'e1'")
  })
})
