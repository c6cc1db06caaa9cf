import type { TrackerHost } from './Tracker.js'

/**
 * The tracker of this name on this page, or the one that `create` makes. Every copy of the SDK, whatever its build, looks in
 * the same place, so two of them share one tracker.
 */
export function register(name: string, create: (unregister: () => unknown) => TrackerHost): TrackerHost {
  const page = window as unknown as Record<symbol, TrackerHost>
  const key = Symbol.for(`grapevine ${name}`)
  page[key] ??= create(() => delete page[key])
  return page[key]
}
