/**
 * Climbs from the first choices: a setting at a time, the value whose figures are best together, each divided by what the first
 * choices reach. Prints every try.
 *
 * @param {Record<string, readonly number[]>} choices of each setting the values that are tried; the first is where the search begins
 * @param {(settings: Record<string, number>) => Record<string, number>} figures of the settings, more is better
 * @param {number} rounds through all settings
 * @param {readonly string[]} beside names of figures that are told, but not climbed for
 */
export function climb(choices, figures, rounds, beside = []) {
  const chosen = Object.fromEntries(Object.entries(choices).map(([name, [first]]) => [name, first]))
  const start = figures(chosen)
  const aims = Object.keys(start).filter(name => !beside.includes(name))
  const worth = found => aims.reduce((sum, name) => sum + found[name] / start[name], 0)
  let best = { settings: { ...chosen }, ...start, worth: worth(start) }
  const tried = [best]
  for (let round = 0; round < rounds; round++) {
    for (const [name, values] of Object.entries(choices)) {
      for (const value of values) {
        const candidate = { ...best.settings, [name]: value }
        if (tried.some(({ settings }) => JSON.stringify(settings) === JSON.stringify(candidate))) continue
        const found = figures(candidate)
        const row = { settings: candidate, ...found, worth: worth(found) }
        tried.push(row)
        console.error(JSON.stringify(row))
        if (row.worth > best.worth) best = row
      }
    }
  }
  return best
}
