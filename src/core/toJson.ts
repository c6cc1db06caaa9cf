/** Plain data as JSON, on pages too that give lists or objects a `toJSON`, as Prototype.js does. */
export function toJson(data: object): string {
  return JSON.stringify(data, function (this: Record<string, unknown>, key) {
    return this[key]
  })
}
