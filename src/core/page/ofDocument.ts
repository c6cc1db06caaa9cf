/**
 * What the document itself has under this name: forms and images of that name stand in front of it, and MooTools has a
 * `Document` of its own.
 */
export const ofDocument = <N extends keyof Document>(name: N): Document[N] =>
  Reflect.get(Object.getPrototypeOf(document), name, document)
