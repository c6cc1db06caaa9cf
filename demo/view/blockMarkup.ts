import type { BlockOptions } from './block.js'

/** A block as somebody would write it, to be read. */
export function blockMarkup({ placement, limit, type, ...more }: BlockOptions): string {
  const attributes = Object.entries({ type, ...more })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (String(value).includes('"') ? `${name}='${value}'` : `${name}="${value}"`))
  return `<grapevine-block ${attributes.join(' ')}>`
}
