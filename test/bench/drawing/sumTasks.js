const STYLE = /^(UpdateLayoutTree|RecalculateStyles|ParseAuthorStyleSheet)$/
const LAYOUT = /^Layout$/
const PAINT = /^(PrePaint|Paint|UpdateLayer|Layerize|Commit|HitTest|CompositeLayers)$/
const SCRIPT =
  /^(v8\.|V8\.|ParseHTML$|EvaluateScript$|FunctionCall$|TimerFire$|EventDispatch$|RunMicrotasks$|FireAnimationFrame$|FireIdleCallback$|M(aj|in)orGC$)/

const kindOf = name => {
  if (STYLE.test(name)) return 'style'
  if (LAYOUT.test(name)) return 'layout'
  if (PAINT.test(name)) return 'paint'
  return SCRIPT.test(name) ? 'script' : undefined
}

/**
 * What the main thread of a page did from the arrival of the first answer in a trace of Chromium to the end of the first frame after
 * `performance.mark(mark)`: CPU time by kind, each moment counted for the innermost kind that it belongs to, so that a layout that a
 * script asks for is layout. `rendering` is script, style and layout; `tasks` is all there was, with painting and the browser's own
 * work; `longest` is the longest task. All in ms.
 */
export function sumTasks(events, mark) {
  const marked = events.find(({ name, cat }) => name === mark && cat.includes('blink.user_timing'))
  if (marked === undefined) throw new Error(`The trace does not hold the mark ${mark}: nothing was drawn while it ran.`)
  const mine = events
    .filter(({ ph, pid, tid }) => pid === marked.pid && tid === marked.tid && (ph === 'X' || ph === 'I'))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const answer = mine.find(({ name }) => name === 'ResourceReceiveResponse')
  const frame = mine.find(({ name, ts }) => name === 'Commit' && ts > marked.ts)
  if (answer === undefined || frame === undefined) throw new Error('The trace ends before the answer was painted.')
  const tasks = mine.filter(
    ({ name, ts, dur = 0 }) => name === 'RunTask' && ts + dur > answer.ts && ts <= frame.ts + (frame.dur ?? 0),
  )
  const sums = { script: 0, style: 0, layout: 0, paint: 0 }
  for (const task of tasks) addUp(inside(mine, task), sums)
  const { script, style, layout, paint } = sums
  const times = tasks.map(({ tdur = 0 }) => tdur)
  return {
    rendering: ms(script + style + layout),
    script: ms(script),
    style: ms(style),
    layout: ms(layout),
    paint: ms(paint),
    tasks: ms(times.reduce((total, time) => total + time, 0)),
    longest: ms(Math.max(0, ...times)),
  }
}

/** Events of known kinds within a task, outer ones first. */
function inside(events, { ts, dur = 0 }) {
  return events.filter(event => event.ph === 'X' && event.ts >= ts && event.ts < ts + dur && kindOf(event.name))
}

/** Gives each event its time without that of the events inside it. */
function addUp(events, sums) {
  const open = []
  for (const event of events) {
    while (open.length > 0 && event.ts >= open.at(-1).ts + (open.at(-1).dur ?? 0)) open.pop()
    const time = event.tdur ?? 0
    sums[kindOf(event.name)] += time
    if (open.length > 0) sums[kindOf(open.at(-1).name)] -= time
    open.push(event)
  }
}

function ms(microseconds) {
  return Math.round(microseconds / 100) / 10
}
