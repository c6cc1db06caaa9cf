/** Characters of a text, and entries of a list, that the page keeps: the sync chunk cuts further. */
const MOST = 2048

/** A value of the shop as JSON has it, cut where it is endless. Throws for what is no JSON, such as an object that contains itself. */
export function cutParams(params: object): object {
  return JSON.parse(
    JSON.stringify(params, function (this: Record<string, unknown>, key, value) {
      // Prototype.js gives lists a `toJSON` that makes texts of them.
      const given = this[key] as string | undefined
      return given?.slice?.(0, MOST) ?? value
    }),
  )
}
