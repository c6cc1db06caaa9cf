import { LIMITS } from './limits.js'
import { type MinorUnits, toMinorUnits } from './money.js'
import type { ProblemCode } from './problems.js'

/** What a decoder says of a value that it cannot take. */
export class Invalid {
  constructor(
    readonly code: ProblemCode,
    readonly field: string,
  ) {}
}

/** What decoders share while they read one event. */
export interface DecodeContext {
  /** The event's currency, once it is known. */
  currency: string | undefined
  /** Fields that were dropped because nobody knows them. */
  dropped: number
}

/** Reads one value, totally: it never throws, and answers `Invalid` for what it cannot take. */
export type Decoder<T> = (value: unknown, context: DecodeContext, field: string) => T | Invalid

/** Whether a value is a plain JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text of at most `most` characters; longer text is cut at a whole character. Numbers are taken as their digits. */
export function text(most: number = LIMITS.textLength): Decoder<string> {
  return (value, _context, field) => {
    const read = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
    if (typeof read !== 'string') return new Invalid('bad_params', field)
    return read.length <= most ? read : cut(read, most)
  }
}

function cut(value: string, most: number): string {
  const last = value.charCodeAt(most - 1)
  return value.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)
}

/**
 * An id: 1 to 128 characters, not all blank, or a number taken as its digits; anything else is a problem of code `code`.
 * A whole number above 2^53 has lost its last digits in the page already, so that two ids would become one.
 */
export function id(code: ProblemCode = 'bad_params'): Decoder<string> {
  return (value, _context, field) => {
    const read = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : value
    return typeof read === 'string' && read.trim() !== '' && read.length <= LIMITS.idLength
      ? read
      : new Invalid(code, field)
  }
}

/** A finite number between two bounds; decimal text such as "2" is taken too, since data layers send it. */
export function number(least: number, most: number, code: ProblemCode = 'bad_params'): Decoder<number> {
  return (value, _context, field) => {
    const read = asNumber(value)
    return read !== undefined && read >= least && read <= most ? read : new Invalid(code, field)
  }
}

/** Like `number`, but whole. */
export function whole(least: number, most: number, code: ProblemCode = 'bad_params'): Decoder<number> {
  const read = number(least, most, code)
  return (value, context, field) => {
    const one = read(value, context, field)
    return one instanceof Invalid || Number.isInteger(one) ? one : new Invalid(code, field)
  }
}

/** One of a fixed set of words. */
export function oneOf<const W extends string>(words: readonly W[]): Decoder<W> {
  return (value, _context, field) => (words.includes(value as W) ? (value as W) : new Invalid('bad_params', field))
}

/** An amount in minor units of the event's currency. Needs the currency: see `ecommerce` in `events/ecommerce.ts`. */
export const money: Decoder<MinorUnits> = (value, context, field) => {
  const read = asNumber(value)
  if (read === undefined) return new Invalid('bad_money', field)
  if (context.currency === undefined) return new Invalid('bad_currency', field)
  return toMinorUnits(read, context.currency) ?? new Invalid('bad_money', field)
}

/** Like `money`, but an amount whose currency nobody named is dropped and counted: it says nothing. */
export const optionalMoney: Decoder<MinorUnits | undefined> = (value, context, field) => {
  if (context.currency !== undefined) return money(value, context, field)
  context.dropped++
  return undefined
}

/** A list of at most `most` values. */
export function list<T>(of: Decoder<T>, most: number, code: ProblemCode, tooMany: ProblemCode): Decoder<T[]> {
  return (value, context, field) => {
    if (!Array.isArray(value)) return new Invalid(code, field)
    if (value.length > most) return new Invalid(tooMany, field)
    const out: T[] = []
    for (let i = 0; i < value.length; i++) {
      const read = of(value[i], context, field)
      if (read instanceof Invalid) return read
      out.push(read)
    }
    return out
  }
}

/** Decoders of an object's fields. */
export type Shape<T> = { [K in keyof T]-?: Decoder<T[K]> | Decoder<Exclude<T[K], undefined>> }

/**
 * An object with known fields, read in the order of the shape. A missing required field is the problem that its decoder
 * names for `undefined`; unknown fields are dropped and counted.
 */
export function record<T extends object>(
  shape: Shape<T>,
  required: readonly (keyof T & string)[],
  code: ProblemCode = 'bad_params',
): Decoder<T> {
  const fields = Object.keys(shape) as (keyof T & string)[]
  return (value, context, field) => {
    if (!isObject(value)) return new Invalid(code, field)
    const out: Partial<T> = {}
    let known = 0
    for (const name of fields) {
      const present = Object.hasOwn(value, name)
      if (present) known++
      const given = present ? value[name] : undefined
      if (given === undefined || given === null) {
        if (!required.includes(name)) continue
        const missing = shape[name](undefined, context, name)
        return missing instanceof Invalid ? missing : new Invalid(code, name)
      }
      const read = shape[name](given, context, name)
      if (read instanceof Invalid) return read
      if (read !== undefined) out[name] = read
    }
    context.dropped += Object.keys(value).length - known
    return out as T
  }
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || !/^-?\d{1,15}(\.\d{1,9})?$/.test(value)) return undefined
  return Number(value)
}
