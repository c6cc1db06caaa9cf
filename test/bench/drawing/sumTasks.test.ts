import { describe, expect, it } from 'vitest'
import { summary } from './summary.js'
import { sumTasks } from './sumTasks.js'

const THREAD = { pid: 1, tid: 2 }
/** Times in ms; the thread has worked all the time unless `cpu` says less. */
const event = (name: string, ts: number, dur: number, cpu = dur) => ({
  ...THREAD,
  name,
  cat: 'devtools.timeline',
  ph: 'X',
  ts: 1000 * ts,
  dur: 1000 * dur,
  tdur: 1000 * cpu,
})
const instant = (name: string, ts: number, cat = 'devtools.timeline') => ({
  ...THREAD,
  name,
  cat,
  ph: 'I',
  ts: 1000 * ts,
})

const answered = [event('RunTask', 10, 4), instant('ResourceReceiveResponse', 11), event('RunMicrotasks', 12, 1)]
const drawn = [
  event('RunTask', 20, 30, 24),
  event('TimerFire', 20, 30, 22),
  event('FunctionCall', 21, 28, 20),
  event('Layout', 30, 12, 10),
  event('UpdateLayoutTree', 31, 4, 3),
  instant('drawn', 45, 'blink.user_timing'),
]
const painted = [event('RunTask', 52, 8), event('PrePaint', 52, 2), event('Paint', 54, 3), event('Commit', 58, 1)]

describe('sumTasks', () => {
  it('counts each moment for the innermost kind, as time of the thread', () => {
    expect(sumTasks([...answered, ...drawn, ...painted], 'drawn')).toEqual({
      rendering: 23,
      script: 13,
      style: 3,
      layout: 7,
      paint: 6,
      tasks: 36,
      longest: 24,
    })
  })

  it('leaves out what came before the answer, after the frame, and on other threads', () => {
    const others = [
      event('RunTask', 0, 9),
      event('FunctionCall', 0, 9),
      event('RunTask', 70, 50),
      event('Layout', 70, 50),
      { ...event('RunTask', 20, 90), tid: 3 },
      { ...event('FunctionCall', 20, 90), pid: 4 },
    ]
    const alone = sumTasks([...answered, ...drawn, ...painted], 'drawn')
    expect(sumTasks([...painted, ...others, ...drawn, ...answered], 'drawn')).toEqual(alone)
  })

  it('says what a trace lacks', () => {
    expect(() => sumTasks([...answered, ...painted], 'drawn')).toThrow('nothing was drawn')
    expect(() => sumTasks([...answered, ...drawn], 'drawn')).toThrow('ends before')
    expect(() => sumTasks([...drawn, ...painted], 'drawn')).toThrow('ends before')
  })
})

describe('summary', () => {
  it('takes the nearest rank', () => {
    expect(summary([5, 1, 4, 2, 3])).toEqual({ least: 1, p50: 3, p90: 5, most: 5 })
    expect(summary([...Array(20).keys()])).toEqual({ least: 0, p50: 9, p90: 17, most: 19 })
    expect(summary([7])).toEqual({ least: 7, p50: 7, p90: 7, most: 7 })
  })
})
