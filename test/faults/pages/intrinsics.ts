import type { HostilePage } from './HostilePage.js'

/** What a built-in that was overwritten throws. */
export const OVERWRITTEN = 'overwritten'

/** Built-ins, and what hosts, mocks and extensions put in their place. `THROW` throws whatever it is asked. */
const REPLACEMENTS: Record<string, string> = {
  fetch: 'THROW',
  'fetch, mocked': 'fetch = async () => new Response("{}")',
  Promise: 'Promise = THROW',
  'Promise, of a library': 'Promise = function () {}; Promise.resolve = Promise.all = () => new Promise()',
  setTimeout: 'THROW',
  // A number that the browser gives to no timer of its own: else clearing it would stop one of the page's.
  'setTimeout, mocked': 'setTimeout = () => 1e9',
  clearTimeout: 'THROW',
  queueMicrotask: 'THROW',
  Date: 'Date = THROW',
  'Date.now': 'THROW',
  'JSON.stringify': 'THROW',
  'JSON.stringify, of a library': 'JSON.stringify = () => "{}"',
  'JSON.parse': 'THROW',
  JSON: 'JSON = {}',
  'Array.from': 'THROW',
  'Array.isArray': 'THROW',
  'Array.prototype.map': 'THROW',
  'Array.prototype.filter': 'THROW',
  'Array.prototype.reduce': 'Array.prototype.reduce = function () { return this }',
  'Array.prototype.forEach': 'THROW',
  'Array.prototype.splice': 'THROW',
  'Function.prototype.bind': 'THROW',
  'Object.keys': 'THROW',
  'Object.assign': 'THROW',
  'Object.entries': 'THROW',
  'Object.freeze': 'THROW',
  'String.prototype.replace': 'THROW',
  'Math.random': 'THROW',
  'Math.max': 'THROW',
  Map: 'Map = THROW',
  Set: 'Set = THROW',
  URL: 'URL = THROW',
  URLSearchParams: 'URLSearchParams = THROW',
  AbortController: 'AbortController = THROW',
  Blob: 'Blob = THROW',
  Symbol: 'Symbol = THROW',
  'crypto.getRandomValues': 'THROW',
  'performance.now': 'THROW',
  'console.error': 'THROW',
  requestIdleCallback: 'THROW',
  'history.pushState': 'history.pushState = function () { throw new Error("overwritten") }',
  addEventListener: 'addEventListener = document.addEventListener = function () { throw new Error("overwritten") }',
  'addEventListener, wrapped':
    'for (const of of [EventTarget.prototype]) { const add = of.addEventListener; of.addEventListener = function (type, listener, options) { return add.call(this, type, event => listener(event), options) } }',
}

/**
 * Built-ins without which little or nothing is recorded, with what is said there beside the host's own `overwritten`: see
 * CONTRIBUTING.md, "Built-ins are the page's own".
 */
const NEEDED: Record<string, RegExp | undefined> = {
  fetch: undefined,
  'fetch, mocked': undefined,
  Promise: undefined,
  'Promise, of a library': /transaction is not a function/,
  setTimeout: undefined,
  clearTimeout: undefined,
  queueMicrotask: undefined,
  Date: /Date\.now is not a function/,
  'Date.now': undefined,
  'JSON.stringify': undefined,
  'JSON.stringify, of a library': /Failed to load resource/,
  'JSON.parse': undefined,
  JSON: /JSON\.(stringify|parse) is not a function/,
  'Array.isArray': undefined,
  'Array.prototype.map': undefined,
  'Array.prototype.filter': undefined,
  'Array.prototype.forEach': undefined,
  'Array.prototype.splice': undefined,
  'Object.keys': undefined,
  'String.prototype.replace': undefined,
  'Math.max': undefined,
  Map: undefined,
  Set: undefined,
  URL: undefined,
  AbortController: undefined,
  Blob: undefined,
  Symbol: /Symbol\.for is not a function/,
  'crypto.getRandomValues': undefined,
  'performance.now': undefined,
  addEventListener: undefined,
}

/** What tools for errors and speed do: each of these calls the one that was there. */
const WRAPPED = [
  'fetch',
  'setTimeout',
  'clearTimeout',
  'queueMicrotask',
  'requestIdleCallback',
  'Date.now',
  'JSON.stringify',
  'JSON.parse',
  'Array.from',
  'Array.isArray',
  'Array.prototype.map',
  'Array.prototype.filter',
  'Array.prototype.forEach',
  'Function.prototype.bind',
  'Object.keys',
  'Object.assign',
  'Object.entries',
  'String.prototype.replace',
  'Math.random',
  'Math.max',
  'history.pushState',
  'console.error',
  'IDBFactory.prototype.open',
  'IDBObjectStore.prototype.put',
  'EventTarget.prototype.addEventListener',
]

/** One page for each built-in that the shop has overwritten before the tag loads, and one with all of them wrapped. */
export const intrinsics: readonly HostilePage[] = [
  {
    name: 'every built-in wrapped',
    script: `
      ${WRAPPED.map(name => `{ const before = ${name}; ${name} = function () { return before.apply(this === window ? undefined : this, arguments) } }`).join('\n')}
      Date = class extends Date {};
      Promise = class extends Promise {};
      Map = class extends Map {};
      Set = class extends Set {};
      URL = class extends URL {};
    `,
  },
  ...Object.entries(REPLACEMENTS).map(
    ([name, replacement]): HostilePage => ({
      name: `${name} overwritten`,
      builds: ['tag'],
      isRefused: Object.hasOwn(NEEDED, name),
      ...(NEEDED[name] && { forgive: NEEDED[name] }),
      script: `
        const THROW = function () { throw new Error('${OVERWRITTEN}') };
        ${replacement === 'THROW' ? `${name} = THROW` : replacement};
      `,
    }),
  ),
]
