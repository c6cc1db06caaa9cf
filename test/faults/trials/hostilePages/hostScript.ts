/**
 * The shop's own first script: it keeps the built-ins that the story needs, notes what the page had before Grapevine came,
 * and says in the end what has changed.
 */
export const HOST_SCRIPT = `
(() => {
  const wait = setTimeout, later = work => wait(work, 20);
  const stringify = JSON.stringify;
  const looks = [
    () => fetch, () => Promise, () => setTimeout, () => clearTimeout, () => queueMicrotask, () => Date, () => Date.now, () => JSON,
    () => JSON.stringify, () => JSON.parse, () => Array.from, () => Array.prototype.toJSON, () => Array.prototype.reduce,
    () => Array.prototype.map, () => String.prototype.toJSON, () => Object.prototype.toJSON, () => Object.keys, () => Object.assign,
    () => Function.prototype.bind, () => Map, () => Set, () => URL, () => Blob, () => AbortController, () => console.error,
    () => Math.random, () => crypto.getRandomValues, () => EventTarget.prototype.addEventListener, () => performance.now,
    () => JSON.stringify({ list: [1, [2], 'three'] }), () => String(Array.from([1, 2])),
  ];
  const look = at => { try { return looks[at]() } catch (error) { return 'throws' } };
  const globals = () => { const all = { __proto__: null }; for (const name in window) all[name] = true; return all };
  let before;
  window.__before = () => {
    before = { __proto__: null, globals: undefined };
    for (let at = 0; at < looks.length; at++) before[at] = look(at);
    before.globals = globals();
  };
  window.__changed = () => {
    let changed = '';
    for (let at = 0; at < looks.length; at++) if (look(at) !== before[at]) changed += looks[at] + ' is another; ';
    for (const name in globals()) if (name !== 'gv' && name.slice(0, 7) !== '__zone_' && !before.globals[name]) changed += 'a global ' + name + '; ';
    return changed;
  };
  window.__done = false;
  window.__struck = false;
  /** The page before may still hold the lock, and where the page has no timers nothing tries again by itself. */
  const send = async tries => {
    const told = await say('flush');
    if (told && told.waiting && tries > 0) return later(() => send(tries - 1));
    window.__done = true;
  };
  const say = (...call) => window.gv(...call);
  window.__tell = async (isFirst, lines) => {
    if (typeof gv !== 'function' || !gv.tracker || document.prerendering === true) return later(() => window.__tell(isFirst, lines));
    if (isFirst) {
      const items = [];
      for (let n = 0; n < lines; n++) items[n] = { item_id: 'SKU-' + n, price: 5, quantity: 1 };
      const one = [{ item_id: 'SKU-1', item_name: 'L\\u00e4mp \\u{1f4a1}', price: 5, item_category: 'Lamps' }];
      await say('event', 'view_item', { currency: 'EUR', value: 5, items: one });
      await say('cart', { currency: 'EUR', items });
      await say('event', 'purchase', { transaction_id: 'T-' + location.pathname, currency: 'EUR', value: 10, items: one });
    }
    await send(25);
  };
})();
`
