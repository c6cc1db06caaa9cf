import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { cell, count, notOnce, perThousand } from './count.js'
import { readEvents } from './readEvents.js'

const arrived = (...pairs: string[]) =>
  pairs.map(pair => {
    const [mark, id] = pair.split(':')
    return { mark, id }
  })

describe('count', () => {
  it('tells what was lost, what came twice, and which copies have ids of their own', () => {
    const marks = ['a', 'b', 'c', 'd']
    expect(count(marks, arrived('a:1', 'b:2', 'b:2', 'c:3', 'c:4', 'c:4', 'other:5'))).toEqual({
      events: 4,
      lost: 1,
      duplicated: 3,
      kept: 1,
    })
    expect(count(marks, [])).toEqual({ events: 4, lost: 4, duplicated: 0, kept: 0 })
  })

  it('scales rounds to a thousand events', () => {
    const rounds = [count(['a', 'b'], arrived('a:1')), count(['c', 'd', 'e'], arrived('c:1', 'd:2', 'e:3', 'e:3'))]
    expect(perThousand(rounds)).toEqual({ events: 5, lost: 200, duplicated: 200, kept: 0 })
  })

  it('shows a column as one number where all runs agree', () => {
    const run = (mark: string, ...arrivals: string[]) => ({ mark, arrivals: arrived(...arrivals) })
    expect(cell([run('a', 'a:1'), run('b', 'a:1', 'b:2')])).toBe('1')
    expect(cell([run('a', 'a:1'), run('b', 'b:2', 'b:2'), run('c')])).toBe('0 1 2')
  })
})

describe('notOnce', () => {
  const clean = { lost: 0, duplicated: 0 }
  const row = { peer: 'g', version: '1', where: 'log', runs: 15, retried: 0, S: '1', N: '1', 'N+': '1', R: '1', O: '1' }

  it('finds nothing wrong where each event arrived once, and copies only on the wire', () => {
    expect(notOnce({ ...row, 'tab-killed': clean })).toEqual([])
    expect(notOnce({ ...row, where: 'wire', 'two-tabs': { lost: 0, duplicated: 150 } })).toEqual([])
  })

  it('tells columns that differ, what was lost, and copies in a log', () => {
    expect(notOnce({ ...row, R: '0 1', O: '' })).toEqual([
      'g reads 0 1 on the log in column R, not 1.',
      'g reads nothing on the log in column O, not 1.',
    ])
    expect(notOnce({ ...row, 'two-tabs': { lost: 2, duplicated: 3 } })).toHaveLength(2)
    expect(notOnce({ ...row, where: 'wire', 'two-tabs': { lost: 2, duplicated: 3 } })).toHaveLength(1)
  })
})

describe('readEvents', () => {
  const of = (value: unknown) => readEvents(Buffer.from(JSON.stringify(value)))
  const one = [{ mark: 'mark-x-1', id: 'i' }]

  it('reads the events of every peer with the id that makes copies known', () => {
    expect(of({ v: 1, events: [{ id: 'i', params: { items: [{ item_id: 'mark-x-1' }] } }] })).toEqual(one)
    expect(of({ batch: [{ messageId: 'i', properties: { mark: 'mark-x-1' } }] })).toEqual(one)
    expect(of({ messageId: 'i', properties: { mark: 'mark-x-1' } })).toEqual(one)
    expect(of({ schema: 's', data: [{ eid: 'i', se_la: 'mark-x-1' }] })).toEqual(one)
    expect(of([{ uuid: 'i', properties: { mark: 'mark-x-1' } }])).toEqual(one)
  })

  it('counts copies in one request, and nothing but marked events', () => {
    const event = { eid: 'i', se_la: 'mark-x-1' }
    expect(of({ data: [event, event, { eid: 'j' }] })).toEqual([...one, ...one])
    expect(of({ v: 1, events: [], ask: ['i'] })).toEqual([])
    expect(readEvents(Buffer.from('ping'))).toEqual([])
    expect(readEvents(Buffer.from('null'))).toEqual([])
  })

  it('reads gzip, and base64 in a form', () => {
    const text = JSON.stringify({ uuid: 'i', properties: { mark: 'mark-x-1' } })
    expect(readEvents(gzipSync(text))).toEqual(one)
    const form = new URLSearchParams({ data: Buffer.from(text).toString('base64') })
    expect(readEvents(Buffer.from(`${form}`))).toEqual(one)
  })
})
