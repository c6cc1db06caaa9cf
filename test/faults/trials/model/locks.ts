/** The Web Locks that the tabs of one browser share. */
export interface Locks {
  /** `navigator.locks` of a tab. */
  plugIn(isAlive: () => boolean): {
    request(name: string, options: object, work: (lock: object | null) => unknown): Promise<unknown>
  }
  /** Frees what a crashed tab held. */
  release(isAlive: () => boolean): void
}

/** Locks that are had at once or not at all, as the tracker asks for them. */
export function createLocks(): Locks {
  const holders = new Map<string, () => boolean>()
  return {
    plugIn: isAlive => ({
      async request(name, _options, work) {
        if (holders.has(name)) return work(null)
        holders.set(name, isAlive)
        try {
          return await work({ name })
        } finally {
          if (holders.get(name) === isAlive) holders.delete(name)
        }
      },
    }),
    release(isAlive) {
      for (const [name, holder] of holders) if (holder === isAlive) holders.delete(name)
    },
  }
}
