import { PROBLEMS, type ProblemCode } from '../../protocol/problems.js'
import { isOurs } from '../isOurs.js'
import { scenario } from '../Scenario.js'

/** Problems that are the answer to what a scenario does. */
const MEANT: readonly string[] = ['consent_denied']

/** A page that has pasted the line cannot say it. */
const EARLY = /\bgv is not (?:defined|a function)/

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
      early: {
        says: 'a call of gv before it is there',
        advice:
          'Paste the line that begins with <script>window.gv=window.gv||function above the first script that calls gv; where the tag has come late, that call is lost.',
      },
      problem: { says: 'a problem that the tracker tells', advice: 'Do what the sentence says.' },
    },
  },
  async run(kit, fault) {
    const { collector } = kit.facts
    const said = new Set<string>()
    const told = new Set<string>()
    const early = new Set<string>()
    for (const visit of kit.visits.filter(({ isDisturbed }) => !isDisturbed)) {
      for (const { text, source } of visit.errors)
        if (EARLY.test(text)) early.add(text)
        else if (isOurs(source, collector)) said.add(`${text} (${source.split('?')[0]})`)
      // What is said of an event is judged with it.
      for (const { code, detail = '' } of (await visit.notes()).problems)
        if (!MEANT.includes(code) && !visit.events.some(({ fault }) => fault?.code === code))
          told.add(`${code} (${detail}): ${PROBLEMS[code as ProblemCode]?.message ?? ''}`)
    }
    for (const one of said) fault('error', one)
    for (const one of early) fault('early', one)
    for (const one of told) fault('problem', one)
    return undefined
  },
})
