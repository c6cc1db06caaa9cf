// Preloaded by negative controls (`node --import`): takes a guard against hostile input away by changing what Node offers.
// The guard is named by the query of its address. The product itself has no such switch.
import { createRequire, syncBuiltinESMExports } from 'node:module'

const guard = new URL(import.meta.url).searchParams.get('without')

const UNGUARDED = {
  /** What is inherited looks like a field of one's own. */
  'own-keys'() {
    Object.hasOwn = (object, key) => key in object
  },
  /** What is inflated has no limit. */
  'inflate-limit'() {
    const zlib = createRequire(import.meta.url)('node:zlib')
    const { gunzipSync } = zlib
    zlib.gunzipSync = (body, options) => gunzipSync(body, { ...options, maxOutputLength: 2 ** 30 })
    syncBuiltinESMExports()
  },
  /** Connections may take as long as they like. */
  timeouts() {
    const http = createRequire(import.meta.url)('node:http')
    const { createServer } = http
    http.createServer = (options, handler) => {
      const server = createServer({ ...options, connectionsCheckingInterval: 2 ** 30 }, handler)
      server.setTimeout = () => server
      return server
    }
    syncBuiltinESMExports()
  },
}

const take = UNGUARDED[guard ?? '']
if (take === undefined) throw new Error(`There is no guard ${guard}: ${Object.keys(UNGUARDED).join(', ')}.`)
take()
