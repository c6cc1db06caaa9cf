// Chooses settings of `for-you` on slices of the training data alone: the newest sessions of each are foretold from those before.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { runnerImport } from 'vite'
import { ROOT } from '../support/process.js'

const DATA = join(ROOT, '../shared/data')
/** Share of the sessions that is foretold, and of its pairs those that are asked. */
const SLICE = 0.07
const EVERY = { diginetica: 4, rsc15: 1 }

/** What is tried; of each the first is where the search begins. */
const CHOICES = {
  sessionProducts: [5, 9],
  sessionFade: [1, 2, 0.5, 3],
  sessionNeighbors: [100, 50, 200, 300],
  sessionDecay: [1, 0, 2],
  neighborFade: [0, 0.5, 1, 2],
  neighborReach: [5, 2, 3, 8],
  sessionIdf: [10, 1, 3],
  forYouPairs: [0.1, 0, 0.2, 0.3],
}

/**
 * Climbs from the first choices: a setting at a time, the value that is best in hits and ranks of both data sets and protocols
 * together, each divided by what the first choices reach. Prints every try.
 *
 * @param rounds through all settings
 */
export async function settings(rounds) {
  if (!existsSync(DATA)) throw new Error(`There is no ${DATA}; the data of the evaluation is not part of this project.`)
  const source = await load('src/recommender/createRecommender.ts')
  const scoring = await load('src/collector/evaluate/scoreLists.ts')
  const sets = { diginetica: slice(diginetica()), rsc15: slice(rsc15()) }

  const figures = chosen => {
    const found = {}
    for (const [name, { known, asked }] of Object.entries(sets)) {
      const recommender = source.createRecommender({ minSupport: 1, ...chosen })
      for (const [n, session] of known.entries()) {
        session.forEach((product, second) => {
          recommender.add({ kind: 'view', session: `${n}`, at: (n + second) * 1000, product })
        })
      }
      const questions = asked.flatMap(pairs).filter((_, n) => n % EVERY[name] === 0)
      for (const protocol of ['published', 'shop']) {
        const scores = scoring.scoreLists(recommender, questions, { type: 'for-you', cut: 20, protocol }, () => 0)
        found[`${name}_${protocol}_hr20`] = Number(scores.hitRate.toFixed(4))
        found[`${name}_${protocol}_mrr20`] = Number(scores.reciprocalRank.toFixed(4))
      }
    }
    return found
  }

  const chosen = Object.fromEntries(Object.entries(CHOICES).map(([name, [first]]) => [name, first]))
  const start = figures(chosen)
  const worth = found => Object.entries(found).reduce((sum, [name, value]) => sum + value / start[name], 0)
  let best = { settings: { ...chosen }, ...start, worth: worth(start) }
  const tried = [best]
  for (let round = 0; round < rounds; round++) {
    for (const [name, values] of Object.entries(CHOICES)) {
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

async function load(file) {
  const { module } = await runnerImport(join(ROOT, file), { root: ROOT, configFile: false, logLevel: 'error' })
  return module
}

function lines(file) {
  return gunzipSync(readFileSync(join(DATA, file)))
    .toString()
    .trim()
    .split('\n')
}

function diginetica() {
  return lines('diginetica/train_sessions.txt.gz').map(line => line.trim().split(/\s+/))
}

/** By the time of each session's first look. */
function rsc15() {
  const sessions = new Map()
  for (const line of lines('rsc15-100k/train_full.tsv.gz').slice(1)) {
    const [session, product, time] = line.split('\t')
    const looks = sessions.get(session) ?? []
    sessions.set(session, looks)
    looks.push({ product, time: Number(time) })
  }
  const sorted = [...sessions.values()].map(looks => looks.sort((a, b) => a.time - b.time))
  return sorted.sort((a, b) => a[0].time - b[0].time).map(looks => looks.map(({ product }) => product))
}

function slice(sessions) {
  const cut = Math.floor(sessions.length * (1 - SLICE))
  return { known: sessions.slice(0, cut), asked: sessions.slice(cut) }
}

function pairs(session) {
  return session.slice(1).map((wanted, index) => ({ known: session.slice(0, index + 1), wanted }))
}
