import { type Html, html } from './html.js'

/** The shop's mark: a pippin with one leaf. */
export const mark: Html = html`<svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><path class="mark-fruit" d="M20 14c-3-3-13-3-13 8 0 9 7 15 10 15 2 0 2-1 3-1s1 1 3 1c3 0 10-6 10-15 0-11-10-11-13-8Z"/><path class="mark-shade" d="M20 14c3-3 13-3 13 8 0 9-7 15-10 15-2 0-2-1-3-1Z"/><path class="mark-leaf" d="M21 11c0-5 4-8 10-8 0 6-4 9-10 8Z"/><path class="mark-stem" d="M20 15c0-4-1-7-3-9" fill="none" stroke-width="2.4" stroke-linecap="round"/></svg>`

const line = (d: string): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="${d}"/></svg>`

export const icons = {
  basket: line('M4 10h16l-1.6 9.2a1 1 0 0 1-1 .8H6.6a1 1 0 0 1-1-.8ZM8 10l3-6M16 10l-3-6M9.5 13.5v3M14.5 13.5v3'),
  search: line('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20'),
  truck: line(
    'M3 6h11v10H3ZM14 9h4l3 3.5V16h-7M7 19.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM17 19.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  ),
  back: line('M4 9h10a5 5 0 0 1 0 10H8M4 9l4-4M4 9l4 4'),
  leaf: line('M5 19c0-9 5-14 15-14 0 10-5 14-11 14-2 0-4-1-4-1ZM5 19c2-4 5-7 9-9'),
  check: line('M5 12.5 10 17 19 7'),
}
