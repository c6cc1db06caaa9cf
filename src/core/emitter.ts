/** Listeners by event name. One that throws is told on the console and does not disturb the others. */
export interface Emitter<Events> {
  on<E extends keyof Events>(event: E, listener: (value: Events[E]) => void): () => void
  emit<E extends keyof Events>(event: E, value: Events[E]): void
}

export function createEmitter<Events>(): Emitter<Events> {
  const all = new Set<(event: keyof Events, value: never) => void>()
  return {
    on(event, listener) {
      const hear = (name: keyof Events, value: never) => name === event && listener(value)
      all.add(hear)
      return () => all.delete(hear)
    },
    emit(event, value) {
      all.forEach(hear => {
        try {
          hear(event, value as never)
        } catch (error) {
          console.error(error)
        }
      })
    },
  }
}
