import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '../../../src/collector/openStore.js'
import { batchOf, orderOf, post, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { bundledCli } from './bundledCli.js'

const cli = bundledCli()

test('a backup during load holds all that was accepted before it began, and can be served', async () => {
  const data = temporaryDirectory()
  const collector = await startCollector({ data })
  const acknowledged: string[] = []
  let stopped = false
  const load = Array.from({ length: 4 }, async () => {
    while (!stopped) {
      const batch = batchOf([{}, orderOf(`T-${Math.random()}`, ['A', 'B']), {}])
      if ((await post(collector, batch)).status === 200)
        for (const { id } of batch.events) acknowledged.push(id as string)
    }
  })
  const folder = temporaryDirectory()
  const backups: { file: string; before: string[] }[] = []
  for (let n = 0; n < 3; n++) {
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan((n + 1) * 200)
    const before = [...acknowledged]
    const file = join(folder, `backup-${n}.db`)
    const { code, stdout, stderr } = await cli.run('backup', '--data', data, '--to', file)
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ file, bytes: expect.any(Number) })
    backups.push({ file, before })
  }
  const during = acknowledged.length
  expect(during).toBeGreaterThan(backups[2]!.before.length)
  stopped = true
  await Promise.all(load)
  await collector.close()
  expect(readdirSync(folder)).toHaveLength(3)

  for (const { file, before } of backups) {
    const restored = join(temporaryDirectory(), 'restored')
    mkdirSync(restored)
    copyFileSync(file, join(restored, 'grapevine.db'))
    const db = new Database(join(restored, 'grapevine.db'), { readonly: true })
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    db.close()
    const store = openStore(restored)
    const ids = [...store.log.read()].map(logged => logged.event.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(before))
    const { accepted, sequences } = store.log.books('demo')
    expect(accepted).toBe(ids.length)
    expect(sequences).toMatchObject({ seen: ids.length, missing: 0 })
    await store.close()
    const again = await startCollector({ data: restored })
    expect(again.sites()).toEqual(['demo'])
    await again.close()
  }
}, 60_000)

test('a backup never writes over anything, and says what is wrong', async () => {
  const data = temporaryDirectory()
  await openStore(data).close()
  const to = join(temporaryDirectory(), 'backup.db')
  writeFileSync(to, 'precious')
  expect(await cli.run('backup', '--data', data, '--to', to)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/exists/),
  })
  const nowhere = join(to, 'x', 'backup.db')
  expect(await cli.run('backup', '--data', data, '--to', nowhere)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/Make it first/),
  })
  const empty = temporaryDirectory()
  const other = join(empty, 'backup.db')
  expect(await cli.run('backup', '--data', empty, '--to', other)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no data/),
  })
  expect(existsSync(other)).toBe(false)
})
