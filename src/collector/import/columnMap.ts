import { ImportError } from './ImportError.js'

/** What a file may be asked for: our keys, each with the column names that are taken for it when nobody says. */
export type KnownColumns<K extends string> = Readonly<Record<K, readonly string[]>>

/** Position of the column of each key that the file has. */
export type ColumnMap<K extends string> = Partial<Record<K, number>>

/**
 * Reads `order=InvoiceNo,product=StockCode`. A comma is a separator only before a next `word=`, so that column names may
 * have commas of their own.
 */
export function parseMapping<K extends string>(texts: readonly string[], known: KnownColumns<K>): Map<K, string> {
  const mapping = new Map<K, string>()
  for (const pair of texts.flatMap(text => text.split(/,(?=\s*[\w-]+\s*=)/))) {
    const equals = pair.indexOf('=')
    const key = pair.slice(0, Math.max(equals, 0)).trim()
    const column = pair.slice(equals + 1).trim()
    if (equals < 1 || column === '') {
      throw new ImportError(`--map cannot be read at "${pair}". Write key=Column,key=Column.`)
    }
    if (!Object.hasOwn(known, key)) {
      throw new ImportError(`--map does not know the key "${key}". The keys are: ${Object.keys(known).join(', ')}.`)
    }
    mapping.set(key as K, column)
  }
  return mapping
}

/**
 * Finds the column of each key: the one that the mapping names, else one with a usual name that no other key has taken.
 * Throws `ImportError` for a named column that the file does not have, and for a required key without a column.
 */
export function resolveColumns<K extends string>(
  columns: readonly string[],
  mapping: ReadonlyMap<K, string>,
  known: KnownColumns<K>,
  required: readonly K[],
): ColumnMap<K> {
  const found: ColumnMap<K> = {}
  for (const [key, name] of mapping) {
    const at = columns.indexOf(name) >= 0 ? columns.indexOf(name) : columns.map(plain).indexOf(plain(name))
    if (at < 0) throw new ImportError(`The file has no column "${name}". ${listing(columns)}`)
    found[key] = at
  }
  const taken = new Set(Object.values(found))
  const names = columns.map(plain)
  for (const key of Object.keys(known) as K[]) {
    if (found[key] !== undefined) continue
    const at = known[key].map(name => names.indexOf(plain(name))).find(index => index >= 0 && !taken.has(index))
    if (at === undefined) continue
    found[key] = at
    taken.add(at)
  }
  const missing = required.filter(key => found[key] === undefined)
  if (missing.length > 0) {
    const example = missing.map(key => `${key}=…`).join(',')
    throw new ImportError(
      `Which column is the ${missing.join(' and the ')}? Say it with --map ${example}. ${listing(columns)}`,
    )
  }
  return found
}

/** Columns that nothing is read from, in the order of the file. */
export function unreadColumns(columns: readonly string[], found: ColumnMap<string>): string[] {
  const taken = new Set(Object.values(found))
  return columns.filter((name, at) => name !== '' && !taken.has(at))
}

function listing(columns: readonly string[]): string {
  return `Its columns are: ${columns.map(name => `"${name}"`).join(', ')}.`
}

/** `Order ID`, `order_id` and `orderId` are one name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
