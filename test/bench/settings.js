// Chooses settings of `for-you` on slices of the training data alone: the newest sessions of each are foretold from those before.
import { basketSettings } from './basketSettings.js'
import { climb } from './climb.js'
import { dataText, loadSource } from './sharedData.js'

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
 * The best settings of each strategy: of `for-you` in hits and ranks of both data sets and protocols together, of `also-bought` in
 * hits and ranks.
 *
 * @param rounds through all settings
 */
export async function settings(rounds) {
  const { createRecommender } = await loadSource('src/recommender/createRecommender.ts')
  const { scoreLists } = await loadSource('src/collector/evaluate/scoreLists.ts')
  const sets = { diginetica: slice(diginetica()), rsc15: slice(rsc15()) }

  const figures = chosen => {
    const found = {}
    for (const [name, { known, asked }] of Object.entries(sets)) {
      const recommender = createRecommender({ minSupport: 1, ...chosen })
      for (const [n, session] of known.entries()) {
        session.forEach((product, second) => {
          recommender.add({ kind: 'view', session: `${n}`, at: (n + second) * 1000, product })
        })
      }
      const questions = asked.flatMap(pairs).filter((_, n) => n % EVERY[name] === 0)
      for (const protocol of ['published', 'shop']) {
        const scores = scoreLists(recommender, questions, { type: 'for-you', cut: 20, protocol }, () => 0)
        found[`${name}_${protocol}_hr20`] = Number(scores.hitRate.toFixed(4))
        found[`${name}_${protocol}_mrr20`] = Number(scores.reciprocalRank.toFixed(4))
      }
    }
    return found
  }
  return [
    { strategy: 'also-bought', ...(await basketSettings(rounds)) },
    { strategy: 'for-you', ...climb(CHOICES, figures, rounds) },
  ]
}

function lines(file) {
  return dataText(file).trim().split('\n')
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
