import { element } from '../view/element.js'
import type { Entry } from '../view/reconcile.js'

/** Names and values, one a line. */
export function facts(key: string, pairs: readonly (readonly [name: string, value: string, title?: string])[]): Entry {
  return {
    key,
    sign: JSON.stringify(pairs),
    make: () =>
      element(
        'dl',
        {},
        ...pairs.map(([name, value, title]) =>
          element('div', { title }, element('dt', {}, name), element('dd', {}, value)),
        ),
      ),
  }
}

/** The heading of what follows. */
export function heading(text: string): Entry {
  return { key: `# ${text}`, sign: '', make: () => element('h3', {}, text) }
}

/** A sentence in small letters. */
export function remark(text: string): Entry {
  return { key: `remark ${text}`, sign: '', make: () => element('p', { class: 'quiet' }, text) }
}
