/** Data as a shop may hand it over: what may be left out may be undefined too, and lists may be read-only, as in a store of state. */
export type Given<T> = T extends readonly (infer One)[]
  ? readonly Given<One>[]
  : T extends object
    ? { readonly [Name in keyof T]: Given<T[Name]> | (Record<string, never> extends Pick<T, Name> ? undefined : never) }
    : T
