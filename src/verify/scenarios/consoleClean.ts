import { PROBLEMS, type ProblemCode } from '../../protocol/problems.js'
import { isOurs } from '../isOurs.js'
import { scenario } from '../Scenario.js'

/** Problems that are the answer to what a scenario does. */
const MEANT: readonly string[] = ['consent_denied']

export const consoleClean = scenario({
  name: 'console-clean',
  step: 'Look at the console of all visits in which the collector answered.',
  needs: [],
  isSummary: true,
  expected: {},
  refuted: {
    page: {
      error: {
        says: 'an error by Grapevine',
        advice: 'See that the collector answers this address, with all files beside tag.js; else see the error.',
      },
      problem: { says: 'a problem that the tracker tells', advice: 'Do what the sentence says.' },
    },
  },
  async run(kit, fault) {
    const { collector } = kit.facts
    const said = new Set<string>()
    const told = new Set<string>()
    for (const visit of kit.visits.filter(({ isDisturbed }) => !isDisturbed)) {
      for (const { text, source } of visit.errors)
        if (isOurs(source, collector)) said.add(`${text} (${source.split('?')[0]})`)
      // What is said of an event is judged with it.
      for (const { code, detail = '' } of (await visit.notes()).problems)
        if (!MEANT.includes(code) && !visit.events.some(({ fault }) => fault?.code === code))
          told.add(`${code} (${detail}): ${PROBLEMS[code as ProblemCode]?.message ?? ''}`)
    }
    for (const one of said) fault('error', one)
    for (const one of told) fault('problem', one)
    return undefined
  },
})
