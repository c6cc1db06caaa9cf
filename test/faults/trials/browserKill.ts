import { doomedPages } from '../kit/doomedPages.js'
import { noBrowser, startBrowser } from '../kit/startBrowser.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { isMadeAnew, isTorn, lastWords } from '../kit/tornFiles.js'

/** Share of kills after which Chromium may have left half a record, and how many may in a short run. */
const MOST_TORN = 0.05
const FEW_TORN = 2

/**
 * Kills a whole browser while its pages write and send: sometimes in the middle of a request, sometimes with the collector
 * out of reach so that everything waits on disk, sometimes with two tabs. The next browser on the same profile must deliver
 * every event that resolved as `persisted`, once.
 */
async function run(options: TrialOptions): Promise<Finding> {
  const { cycles, random, say } = options
  const doomed = await doomedPages({ ...options, lifeMs: 400, slowMs: 60 })

  const open = async (started = () => {}) => {
    await doomed.begin()
    const browser = await startBrowser(doomed.profile, 'whole')
    started()
    try {
      doomed.listen(browser.context)
      const page = await browser.context.newPage()
      await page.goto(doomed.address)
      await doomed.deliver(page)
    } catch (error) {
      await browser.kill()
      throw error
    }
    return browser
  }

  let browser = await open()
  let cycle = 0
  let torn = 0
  let wasTorn = false
  const seen: string[] = []
  try {
    while (cycle < cycles && !(await doomed.hasFound())) {
      cycle++
      const { context } = browser
      const { size } = doomed.promised
      if (random.chance(0.4)) await (await context.newPage()).goto(doomed.address)
      for (const page of context.pages()) await doomed.keepTracking(page)
      await doomed.endOfLife()
      await browser.kill()
      // What was written behind half a record is lost by the browser itself, with the rest of its database.
      const isBehindTorn = wasTorn
      wasTorn = isTorn(doomed.profile)
      if (wasTorn) torn++
      let life: string[] = []
      // Pages tell their promises over a pipe, and the last ones come after the kill.
      browser = await open(() => {
        life = [...doomed.promised].slice(size)
      })
      if (isBehindTorn && isMadeAnew(doomed.profile)) doomed.excuse(life)
      else {
        const missing = doomed.missing(life).length
        const torn = `${isBehindTorn ? '' : 'not '}behind half a record, ${wasTorn ? '' : 'not '}before one`
        if (missing > 0)
          seen.push(
            `${missing} of ${life.length} events of life ${cycle} are missing, ${torn}: ${lastWords(doomed.profile)}`,
          )
      }
      if (cycle % 25 === 0) say(`${cycle} kills, ${doomed.promised.size} events resolved`)
    }
    await browser.kill()
    const finding = await doomed.finish(cycle)
    const isOften = torn > Math.max(FEW_TORN, cycle * MOST_TORN)
    if (isOften) seen.push(`${torn} of ${cycle} kills left half a record: events that are excused for it are too many`)
    return {
      ...finding,
      corrupt: finding.corrupt + Number(isOften),
      faults: [...finding.faults, ...seen],
      figures: { ...finding.figures, torn },
    }
  } finally {
    await browser.kill()
    await doomed.close()
  }
}

export const browserKill: Trial = {
  name: 'browser-kill',
  what: 'kill -9 of a whole browser while its pages write and send; the next one on the profile delivers',
  unit: 'kills',
  cycles: { short: 10, long: 500 },
  controls: {
    dedupe: { what: 'ids need not be unique, and pages do not learn what was counted', cycles: 12, finds: 'double' },
    receipt: { what: 'the page deletes before the collector has the batch', cycles: 12 },
  },
  unavailable: noBrowser,
  run,
}
