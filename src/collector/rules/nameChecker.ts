import { EXPERIMENT_LENGTH } from '../../protocol/events/ecommerce.js'

/**
 * Checks names of experiments, or of targets, one after the other: events carry them.
 *
 * @param problems takes a sentence for each mistake that no schema sees
 */
export function nameChecker(problems: string[]): (place: string, name: string) => void {
  const places = new Map<string, string>()
  return (place, name) => {
    // The schema counts characters, events count as JavaScript does: an emoji is two, and a name that is cut is another.
    if (name.length > EXPERIMENT_LENGTH)
      problems.push(`${place}.name is too long with its emoji. Write at most ${EXPERIMENT_LENGTH} letters.`)
    const before = places.get(name)
    if (before !== undefined)
      problems.push(
        `${place}.name is "${name}", as that of ${before}. Write another: results are counted by name, also those of before.`,
      )
    else places.set(name, place)
  }
}
