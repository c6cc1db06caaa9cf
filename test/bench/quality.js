// How good the lists are on public data, by `grapevine evaluate`: the splits that others publish figures of.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../support/process.js'
import { dataFile, onlineRetail } from './sharedData.js'

/** Orders up to this day are learned from, later ones foretold. */
const LAST_DAY = '2011-11-08'

/** One row for each data set and protocol. */
export function quality() {
  const folder = mkdtempSync(join(tmpdir(), 'grapevine-quality-'))
  try {
    const [train, test] = basketFiles(folder)
    const sessions = ['diginetica/train_sessions.txt.gz', 'diginetica/test_pairs.tsv.gz'].map(dataFile)
    const clicks = ['rsc15-100k/train_full.tsv.gz', 'rsc15-100k/test.tsv.gz'].map(dataFile)
    return [
      row('diginetica', sessions, 'sessions', 'published'),
      row('diginetica', sessions, 'sessions', 'shop'),
      row('diginetica', sessions, 'sessions', 'shop', '--mode', 'device'),
      row('rsc15-100k', clicks, 'tsv', 'published'),
      row('rsc15-100k', clicks, 'tsv', 'published', '--set', 'sessionFade=3', '--set', 'neighborFade=2'),
      row('online-retail', [train, test], 'baskets', 'shop'),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function row(data, [train, test], format, protocol, ...more) {
  const files = ['--train', train, '--test', test, '--format', format, '--protocol', protocol]
  const command = [join(ROOT, 'dist/cli.js'), 'evaluate', ...files, ...more, '--json']
  const figures = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }))
  return { data, protocol, ...(more.length > 0 && { options: more.join(' ') }), ...figures }
}

/** A basket a line. */
function basketFiles(folder) {
  const baskets = onlineRetail()
  const write = (name, keep) => {
    const file = join(folder, name)
    const lines = baskets.filter(({ day }) => keep(day)).map(({ products }) => products.join())
    writeFileSync(file, `${lines.join('\n')}\n`)
    return file
  }
  return [write('train', day => day <= LAST_DAY), write('test', day => day > LAST_DAY)]
}
