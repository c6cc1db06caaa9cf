// Preloaded into a collector (`node --expose-gc --import`): SIGUSR2 collects garbage and writes the resident memory, so that
// growth is what is held and not what waits to be collected. The pages that SQLite keeps are bounded by design, and kept
// few here, so that anything else that grows is seen.
import Database from 'better-sqlite3'

const { pragma } = Database.prototype
Database.prototype.pragma = function (source, ...rest) {
  return pragma.call(this, source.replace(/cache_size = -?\d+/, 'cache_size = -2000'), ...rest)
}

process.on('SIGUSR2', () => {
  for (let n = 0; n < 3; n++) globalThis.gc()
  process.stderr.write(`resident ${process.memoryUsage.rss()}\n`)
})
