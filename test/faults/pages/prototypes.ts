import type { HostilePage } from './HostilePage.js'

/** Pages that freeze or pollute what all objects share. */
export const prototypes: readonly HostilePage[] = [
  {
    name: 'frozen intrinsics',
    script: `
      for (const of of [Object, Array, Function, Promise, Map, Set, Date, JSON, Math, String, Number, RegExp, Symbol, URL]) {
        if (of.prototype) Object.freeze(of.prototype);
        Object.freeze(of);
      }
    `,
  },
  {
    name: 'Object.prototype with names that are enumerable',
    script: `Object.prototype.extra = function () { return 'extra' }; Array.prototype.more = 1;`,
  },
  {
    name: 'Object.prototype with gadgets',
    script: `
      const evil = {
        url: '//evil.example', headers: { evil: '1' }, body: 'evil', method: 'GET', site: 'evil', collector: '//evil.example',
        consent: 'denied', keepParams: 'secret', flushEveryMs: 1e9, autoPageView: false, customer: 'evil', cart: { items: [] },
        wanted: { items: [] }, code: 'evil', mode: 'no-cors', referrer: '//evil.example', type: 'evil', vitals: '1',
      };
      for (const name in evil) Object.defineProperty(Object.prototype, name, { value: evil[name], writable: true, configurable: true });
    `,
  },
  {
    name: 'Object.prototype with setters',
    script: `
      for (const name of ['id', 'name', 'items', 'seq', 'event', 'outbox', 'batch', 'params', 'visitor'])
        Object.defineProperty(Object.prototype, name, {
          configurable: true, get() { return undefined }, set(value) { Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true }) },
        });
    `,
  },
]
