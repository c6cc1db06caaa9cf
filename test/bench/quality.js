// How good the lists are on public data, by `grapevine evaluate`: the splits that others publish figures of.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../support/process.js'
import { pairReferences } from './pairReferences.js'
import { dataFile, onlineRetail } from './sharedData.js'

/** Orders up to this day are learned from, later ones foretold. */
const LAST_DAY = '2011-11-08'

/** One row for each data set and protocol, and one for each list that is known of Online Retail. */
export async function quality() {
  const folder = mkdtempSync(join(tmpdir(), 'grapevine-quality-'))
  const baskets = onlineRetail()
  const [known, asked] = [day => day <= LAST_DAY, day => day > LAST_DAY].map(keep =>
    baskets.filter(({ day }) => keep(day)).map(({ products }) => products),
  )
  try {
    const [train, test] = [basketFile(join(folder, 'train'), known), basketFile(join(folder, 'test'), asked)]
    const sessions = ['diginetica/train_sessions.txt.gz', 'diginetica/test_pairs.tsv.gz'].map(dataFile)
    const clicks = ['rsc15-100k/train_full.tsv.gz', 'rsc15-100k/test.tsv.gz'].map(dataFile)
    return [
      row('diginetica', sessions, 'sessions', 'published'),
      row('diginetica', sessions, 'sessions', 'shop'),
      row('diginetica', sessions, 'sessions', 'shop', '--mode', 'device'),
      row('rsc15-100k', clicks, 'tsv', 'published'),
      row('rsc15-100k', clicks, 'tsv', 'published', '--set', 'sessionFade=3', '--set', 'neighborFade=2'),
      row('online-retail', [train, test], 'baskets', 'shop'),
      ...(await pairReferences(known, asked)).map(figures => ({ data: 'online-retail', ...figures })),
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
function basketFile(file, baskets) {
  writeFileSync(file, `${baskets.map(products => products.join()).join('\n')}\n`)
  return file
}
