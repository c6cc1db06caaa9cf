import { columns } from './columns.js'

/** Columns of a grid of `limit` cards as classes of `SERVED_CSS`: `n0-3 n1-3 n2-6`. */
export function columnClasses(limit: number): string {
  return columns(limit)
    .split(';')
    .map(column => column.slice(2).replace(':', '-'))
    .join(' ')
}
