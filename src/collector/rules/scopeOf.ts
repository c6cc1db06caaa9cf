import type { FileScope } from './RulesFile.js'

/** Where something of a file of rules holds, without the rest of it. */
export function scopeOf({ sites, placements, blocks }: FileScope): FileScope {
  return { ...(sites && { sites }), ...(placements && { placements }), ...(blocks && { blocks }) }
}
