/** What everything inherits from. */
const SHARED: readonly object[] = [
  Object,
  Array,
  Function,
  String,
  Number,
  Boolean,
  Symbol,
  BigInt,
  Promise,
  Map,
  Set,
  WeakMap,
  RegExp,
  Date,
  Error,
  TypeError,
  Buffer,
  Uint8Array,
  ArrayBuffer,
  URL,
  URLSearchParams,
].flatMap(made => [made, made.prototype])

const FURTHER: readonly object[] = [JSON, Math, Reflect, Object.getPrototypeOf(Uint8Array), globalThis]

/** The state of what everything inherits from: own keys and, by identity, what stands behind them. */
export function readIntrinsics(): Map<object, PropertyDescriptorMap> {
  return new Map([...SHARED, ...FURTHER].map(one => [one, Object.getOwnPropertyDescriptors(one)]))
}

/** Names of the properties of intrinsics that were added, taken away or exchanged since `before` was read. */
export function changedIntrinsics(before: ReadonlyMap<object, PropertyDescriptorMap>): string[] {
  const changed: string[] = []
  for (const [one, old] of before) {
    for (const key of new Set([...Reflect.ownKeys(old), ...Reflect.ownKeys(one)])) {
      const [was, is] = [old[key as string], Object.getOwnPropertyDescriptor(one, key)]
      const isSame =
        was !== undefined &&
        is !== undefined &&
        (['value', 'get', 'set', 'writable', 'enumerable', 'configurable'] as const).every(part =>
          Object.is(was[part], is[part]),
        )
      if (!isSame) changed.push(String(key))
    }
  }
  return changed
}
