import { expect, test } from 'vitest'
import { readInjected } from './injected.js'

const WRITE = 'pwrite64(19</data/grapevine.db-wal>, "\\r\\0"..., 4096, 160712) = 4096'
const SYNC = 'fsync(19</data/grapevine.db-wal>) = 0'
const FAILED = 'fsync(19</data/grapevine.db-wal>) = -1 EIO (Input/output error) (INJECTED)'
const FAILED_FILE = 'fsync(18</data/grapevine.db>) = -1 EIO (Input/output error) (INJECTED)'
const RECEIPT =
  'writev(24<TCP:[1]>, [{iov_base="{\\"batch\\":\\"0a1b\\",\\"accepted\\":2,\\"duplicate\\":0,\\"rejected\\":[]}"}], 1) = 90'

const read = (...lines: string[]) => readInjected(lines.join('\n'))

test('a receipt after a failed sync of what a commit wrote is told, also when the next sync succeeds', () => {
  expect(read(WRITE, SYNC, RECEIPT, WRITE, FAILED, RECEIPT)).toEqual({
    applied: 1,
    receiptsAfterFailedSync: 1,
    failedCheckpoints: 0,
  })
  expect(read(WRITE, FAILED, WRITE, SYNC, RECEIPT, RECEIPT).receiptsAfterFailedSync).toBe(2)
  expect(read(WRITE, FAILED, SYNC, RECEIPT).receiptsAfterFailedSync).toBe(1)
})

test('a failed sync that covers nothing new belongs to a checkpoint, and forbids no receipt', () => {
  expect(read(WRITE, SYNC, FAILED, WRITE, SYNC, RECEIPT)).toEqual({
    applied: 1,
    receiptsAfterFailedSync: 0,
    failedCheckpoints: 1,
  })
  expect(read(WRITE, SYNC, FAILED_FILE, WRITE, SYNC, RECEIPT).receiptsAfterFailedSync).toBe(0)
})

test('a sync that fails before anything was seen to be synced is not taken for one of a checkpoint', () => {
  expect(read(FAILED, RECEIPT)).toMatchObject({ receiptsAfterFailedSync: 1, failedCheckpoints: 0 })
  expect(read(WRITE, SYNC, WRITE, FAILED, FAILED, RECEIPT)).toMatchObject({ receiptsAfterFailedSync: 1 })
})
