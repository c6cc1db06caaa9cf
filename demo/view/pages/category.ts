import { block } from '../block.js'
import { type Html, html } from '../html.js'
import type { Links } from '../links.js'
import { productGrid } from '../productCard.js'
import type { DepartmentView, ProductView } from '../ShopData.js'

/** Orders in which a list can be looked at. */
export const SORTS = {
  featured: 'Our order',
  'price-up': 'Price, low to high',
  'price-down': 'Price, high to low',
  rating: 'Best rated',
} as const

export type Sort = keyof typeof SORTS

export const isSort = (value: string): value is Sort => Object.hasOwn(SORTS, value)

export function sortProducts(products: readonly ProductView[], sort: Sort): ProductView[] {
  const sorted = [...products]
  if (sort === 'price-up') sorted.sort((x, y) => x.price - y.price)
  if (sort === 'price-down') sorted.sort((x, y) => y.price - x.price)
  if (sort === 'rating') sorted.sort((x, y) => y.rating - x.rating || y.reviews - x.reviews)
  return sorted
}

interface CategoryOptions {
  department: DepartmentView
  /** Second level, where one was chosen. */
  category?: string | undefined
  products: readonly ProductView[]
  sort: Sort
  links: Links
}

/** A department, or one category of it: its products and what sells best there. */
export function categoryPage({ department, category, products, sort, links }: CategoryOptions): Html {
  return html`
  <nav class="crumbs" aria-label="You are here"><ol role="list"><li><a href="${links.home}">Home</a></li><li>${category === undefined ? html`<span aria-current="page">${department.name}</span>` : html`<a href="${links.department(department.id)}">${department.name}</a>`}</li>${category !== undefined && html`<li><span aria-current="page">${category}</span></li>`}</ol></nav>
  <div class="head">
    <div><h1>${category ?? department.name}</h1><p class="lede">${department.blurb}</p></div>
  </div>
  <div class="tools">
    <nav aria-label="Categories of ${department.name}"><ul class="chips" role="list">
      <li><a href="${links.department(department.id)}"${category === undefined && html` aria-current="page"`}>Everything</a></li>
      ${department.categories.map(name => html`<li><a href="${links.category(department.id, name)}"${name === category && html` aria-current="page"`}>${name}</a></li>`)}
    </ul></nav>
    <form class="sort" method="get" data-sort>
      <label for="sort">Sort by</label>
      <select id="sort" name="sort">${Object.entries(SORTS).map(([value, label]) => html`<option value="${value}"${value === sort && html` selected`}>${label}</option>`)}</select>
      <button type="submit" class="button button-small">Sort</button>
    </form>
  </div>
  <section aria-label="Products" data-list="category" data-list-name="${category ?? department.name}">
    <p class="count">${products.length} ${products.length === 1 ? 'thing' : 'things'}</p>
    ${productGrid(products, links, 8)}
  </section>
  ${block({ type: 'bestsellers', category: category ?? department.name, placement: 'category', heading: `What sells best in ${category ?? department.name}` })}`
}
