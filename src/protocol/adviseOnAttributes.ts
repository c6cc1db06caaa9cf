import { meant } from './meant.js'

/** Attributes that any element may have, and those that frameworks write for themselves: `_ngcontent-c1`, `v-cloak`, `@click`. */
const ANYWHERE = /^on|[-:@._]|^(id|is|class|style|slot|part|hidden|lang|dir|title|role|tabindex|inert|nonce|translate)$/

/**
 * A sentence for each attribute of a block that blocks do not read, and what was meant.
 *
 * @param known Attributes that blocks read; nothing is said where there are none, since that is not known yet then.
 */
export function adviseOnAttributes(names: readonly string[], known: readonly string[]): string[] {
  if (known.length === 0) return []
  return names.flatMap(name => {
    const plain = name.replace(/^data-/, '')
    const isRead = known.includes(name) || (ANYWHERE.test(name) && !known.includes(plain))
    return isRead ? [] : `Blocks do not read ${name}. ${meant(plain, known)}`
  })
}
