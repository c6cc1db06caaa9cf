import fc from 'fast-check'
import { EXAMPLES } from './events/examples.js'

const HOSTILE = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', '']
const WIRE = ['v', 'id', 'seq', 'at', 'name', 'params', 'session', 'events', 'site', 'consent', 'dropped', 'truncated']
const FIELDS = [...new Set(Object.values(EXAMPLES).flatMap(({ params }) => Object.keys(params)))]
const ITEM_FIELDS = Object.keys((EXAMPLES.purchase.params.items as object[])[0] as object)

const scalar = fc.oneof(
  fc.constantFrom('null', 'true', '0', '-0', '1', '-1', '1e309', '-1e309', '5e-324', '9007199254740993', '12.5'),
  fc.constantFrom(
    '""',
    '" "',
    '"EUR"',
    '"JPY"',
    '"12.50"',
    '"-0"',
    '"\\ud800"',
    '"\\u0000"',
    '"granted"',
    '"purchase"',
  ),
  fc.double().map(value => JSON.stringify(value)),
  fc.string({ unit: 'binary', maxLength: 12 }).map(value => JSON.stringify(value)),
)

const key = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(...WIRE, ...FIELDS, ...ITEM_FIELDS),
  fc.string({ maxLength: 5 }),
)

const { value } = fc.letrec<{ value: string }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }).map(values => `[${values.join()}]`),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map(objectText),
  ),
}))

/** The text of an object; a key may come twice, and `__proto__` becomes a key of its own when it is parsed. */
function objectText(entries: readonly (readonly [string, string])[]): string {
  return `{${entries.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`
}

/** Text of any JSON, with the names of the wire and of prototypes among its keys. */
export const anyJson: fc.Arbitrary<string> = value

/** The text of a valid object, some fields of which hold anything, or which has more of them. */
export function spoilt(valid: object): fc.Arbitrary<string> {
  const names = Object.keys(valid)
  const whole = Object.entries(valid).map(([name, field]) => [name, JSON.stringify(field)] as const)
  const change = fc.tuple(fc.oneof(fc.constantFrom(...names), key), value)
  return fc.array(change, { minLength: 1, maxLength: 3 }).map(changes => objectText([...whole, ...changes]))
}
