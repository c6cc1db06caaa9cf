/** The built tag with a serializer that knows no replacer: what guards it against a `toJSON` of the page is gone. */
export const withoutGuard = (code: string): string =>
  `{ const { parse, stringify } = window.JSON; const JSON = { parse, stringify: value => stringify(value) };\n${code}\n}`
