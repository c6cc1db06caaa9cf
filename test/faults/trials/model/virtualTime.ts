/** Time that passes only when it is told to, for all tabs and the collector of one sequence. */
export interface VirtualTime {
  /** Since the beginning, ms. */
  now(): number
  /** Calls back after so many ms; answers how to prevent that. */
  after(ms: number, work: () => unknown): () => void
  /** Lets so many turns of the event loop go by. */
  turns(count: number): Promise<void>
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>
  /** Lets everything happen that is due within so many ms. */
  pass(ms: number): Promise<void>
  /** Gives the event loop back to Node. */
  end(): void
}

interface Alarm {
  at: number
  work(): unknown
}

/** Takes over `setImmediate`, by which IndexedDB in Node and group commits go on, to know when nothing more will happen. */
export function createVirtualTime(): VirtualTime {
  const { setImmediate: immediately } = globalThis
  let pending = 0
  let time = 0
  const alarms = new Set<Alarm>()
  globalThis.setImmediate = ((work: (...args: unknown[]) => void, ...args: unknown[]) => {
    pending++
    return immediately(() => {
      pending--
      work(...args)
    })
  }) as typeof setImmediate

  const turn = () => new Promise<void>(resolve => immediately(resolve))
  const settle = async () => {
    do await turn()
    while (pending > 0)
  }
  const next = () => {
    let first: Alarm | undefined
    for (const alarm of alarms) if (first === undefined || alarm.at < first.at) first = alarm
    return first
  }
  return {
    now: () => time,
    after(ms, work) {
      const alarm = { at: time + Math.max(0, ms || 0), work }
      alarms.add(alarm)
      return () => alarms.delete(alarm)
    },
    async turns(count) {
      for (let i = 0; i < count; i++) await turn()
    },
    settle,
    async pass(ms) {
      const until = time + ms
      for (;;) {
        await settle()
        const alarm = next()
        if (alarm === undefined || alarm.at > until) break
        time = alarm.at
        alarms.delete(alarm)
        alarm.work()
      }
      time = until
    },
    end() {
      globalThis.setImmediate = immediately
    },
  }
}
