import { nearest } from '../protocol/nearest.js'

/** In words that are shorter, one letter makes another word of them. */
const LEAST_LETTERS = 5

/**
 * A sentence for each attribute of a `data-grapevine` placeholder that is not read as it is written. Other `data-…` are the shop's.
 *
 * @param known Attributes that blocks read; nothing is said where there are none, since that is not known yet then.
 */
export function adviseOnPlaceholder(names: readonly string[], known: readonly string[]): string[] {
  const written = (name: string) => (name === 'type' ? 'data-grapevine' : `data-${name}`)
  return names.flatMap(name => {
    if (known.includes(name)) return [`A placeholder does not read ${name}. Write ${written(name)}.`]
    const plain = name.startsWith('data-') ? name.slice('data-'.length) : ''
    const meant = plain === 'type' || plain.length >= LEAST_LETTERS ? nearest(plain, known) : undefined
    return meant === undefined || name === written(meant)
      ? []
      : [`A placeholder does not read ${name}. Did you mean ${written(meant)}?`]
  })
}
