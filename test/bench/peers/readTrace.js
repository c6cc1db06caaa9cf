/**
 * What the main thread of a page did, out of a trace of Chromium: the CPU time of all its tasks, that of evaluating the script
 * at `path` (compiling and its synchronous start), and the longest task that began with or after it, on the clock. All in ms.
 */
export function readTrace(events, path) {
  const script = events.find(({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith(path))
  if (script === undefined) throw new Error(`The trace does not hold ${path}.`)
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && pid === script.pid && tid === script.tid)
  const after = tasks.filter(({ ts, dur = 0 }) => ts + dur >= script.ts)
  return {
    tasks_ms: ms(tasks.reduce((total, { tdur = 0 }) => total + tdur, 0)),
    script_ms: ms(script.tdur ?? 0),
    longest_ms: ms(Math.max(0, ...after.map(({ dur = 0 }) => dur))),
  }
}

function ms(microseconds) {
  return Math.round(microseconds / 100) / 10
}
