import { MORE_CSS } from './more/style.js'
import { CSS } from './style.js'

/** The classes of `columnClasses`. */
const COLUMNS = [
  [0, [2, 3]],
  [1, [1, 2, 3, 4]],
  [2, [1, 2, 3, 4, 5, 6]],
] as const

/** The look of blocks that a server draws, where a policy may forbid styles of single elements: columns are classes. */
export const SERVED_CSS = [
  CSS,
  MORE_CSS,
  ...COLUMNS.flatMap(([width, counts]) => counts.map(count => `.n${width}-${count}{--n${width}:${count}}`)),
].join('\n')
