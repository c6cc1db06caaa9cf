import type { Choices } from './Choices.js'
import { consentBanner } from './consentBanner.js'
import { type Html, html, json } from './html.js'
import { icons, mark } from './icons.js'
import type { Links } from './links.js'
import { qaBar } from './qaBar.js'
import type { DepartmentView } from './ShopData.js'

/** What a page says about itself to the shop's script. */
export interface PageData {
  /** Page type, as the tag reports it. */
  type: string
  [more: string]: unknown
}

export interface LayoutOptions {
  title: string
  description?: string
  main: Html
  links: Links
  departments: readonly DepartmentView[]
  /** Department of this page, to be marked in the menu. */
  department?: string | undefined
  collector: string
  site: string
  data: PageData
  /** What a tester has chosen. */
  choices: Choices
  /** What follows in `<head>`: the tag, or the bundle of the single-page variant. */
  scripts: Html
  searchTerm?: string | undefined
}

/** The whole document around a page. */
export function layout(options: LayoutOptions): Html {
  const { title, description, main, data, scripts, collector, site, choices } = options
  const { theme, scheme, lang, storage } = choices
  return html`<!doctype html>
<html lang="${lang}"${theme !== 'pippinwick' && html` data-theme="${theme}"`}${scheme !== 'system' && html` data-scheme="${scheme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description !== undefined && html`<meta name="description" content="${description}">`}
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf7ee">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1f1d22">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/reserve.css">
<link rel="stylesheet" href="/assets/shop.css">
<link rel="stylesheet" href="/assets/themes.css">
${storage === 'none' && html`<script src="/assets/no-indexed-db.js"></script>`}
<script type="application/json" id="page-data">${json({ ...data, collector, site })}</script>
${scripts}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${header(options)}
<main id="main" tabindex="-1">${main}</main>
${footer(options)}
<div class="bottom">
${consentBanner(options.links)}
${qaBar(collector, choices)}
</div>
<p class="toast" role="status" id="toast"></p>
</body>
</html>
`
}

const header = ({ links, departments, department, searchTerm }: LayoutOptions): Html => html`<header class="header">
  <p class="notice">A demo shop: everything looks real, nothing is sold. <span class="notice-more">Free delivery from €60, if there were any.</span></p>
  <div class="bar">
    <a class="brand" href="${links.home}" aria-label="Pippinwick, to the start page">${mark}<span class="brand-name">Pippinwick</span></a>
    <form class="search" role="search" action="/search" method="get">
      <label class="only-read" for="q">Search the shop</label>
      <input id="q" name="q" type="search" placeholder="Kettle, socks, a kite…" value="${searchTerm ?? ''}" autocomplete="off" enterkeyhint="search" maxlength="100">
      <button type="submit" aria-label="Search">${icons.search}</button>
    </form>
    <a class="cart-link" href="${links.cart}" data-cart-link>${icons.basket}<span class="cart-word">Cart</span><span class="cart-count" data-cart-count hidden>0</span><span class="only-read" data-cart-unit>empty</span></a>
  </div>
  <nav class="menu" aria-label="Departments"><ul role="list">${departments.map(({ id, name }) => html`<li><a href="${links.department(id)}"${id === department && html` aria-current="page"`}>${name}</a></li>`)}</ul></nav>
</header>`

const footer = ({ links, departments }: LayoutOptions): Html => html`<footer class="footer">
  <div class="footer-in">
    <div class="footer-about">
      <p class="footer-brand">${mark} Pippinwick</p>
      <p>Useful things, well made, for kitchen and hedge. An invented shop with invented goods and drawn pictures, made to show what Grapevine does on real pages.</p>
    </div>
    <nav aria-label="Shop"><p class="footer-head">Shop</p><ul role="list">${departments.slice(0, 5).map(({ id, name }) => html`<li><a href="${links.department(id)}">${name}</a></li>`)}</ul></nav>
    <nav aria-label="More departments"><p class="footer-head">More</p><ul role="list">${departments.slice(5).map(({ id, name }) => html`<li><a href="${links.department(id)}">${name}</a></li>`)}</ul></nav>
    <nav aria-label="Help"><p class="footer-head">Help</p><ul role="list">
      <li><a href="/help#delivery">Delivery and returns</a></li>
      <li><a href="/help#privacy">Privacy: what is recorded</a></li>
      <li><button type="button" class="as-link" data-open-consent>Change my privacy choice</button></li>
      <li><a href="/books">The books: where every event is</a></li>
      <li><a href="/blocks">Every block</a></li>
      <li><a href="/qa">Scenarios to try</a></li>
      <li><a href="/app/">The shop as a single-page app</a></li>
      <li><a href="/a-page-that-is-not-there">A page that is not there</a></li>
    </ul></nav>
  </div>
</footer>`
