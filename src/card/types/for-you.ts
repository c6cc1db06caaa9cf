import type { BlockDefinition } from './BlockDefinition.js'

/** What visitors who looked at the same products went on to; what the page is about counts as looked at last. */
export const forYou: BlockDefinition = {
  anchors_: (named, { recent_ }) => [...named, ...recent_],
  personal_: true,
}
