import { searchProducts } from '../catalog/searchProducts.js'
import { slug } from '../catalog/slug.js'
import type { ShopPage } from '../page/ShopContext.js'
import type { Html } from './html.js'
import type { Links } from './links.js'
import { cartFrame } from './pages/cart.js'
import { categoryPage, isSort, sortProducts } from './pages/category.js'
import { checkoutPage, STEPS } from './pages/checkout.js'
import { homePage } from './pages/home.js'
import { notFoundPage } from './pages/notFound.js'
import { productPage } from './pages/product.js'
import { searchPage } from './pages/search.js'
import { thankYouFrame } from './pages/thankYou.js'
import type { ShopData } from './ShopData.js'

/** A page of the shop: what its address leads to. */
export interface Route {
  title: string
  description?: string
  main: Html
  page: ShopPage
  status: 200 | 404
  /** Department of the page. */
  department?: string
  /** The link of the menu that leads here. */
  menu?: string
  term?: string
}

/** What an address shows, the same on the server and in the single-page variant. */
export function routeOf(url: URL, data: ShopData, links: Links): Route {
  const { products, departments } = data
  const base = links.home.replace(/\/$/, '')
  const path = url.pathname.slice(base.length).replace(/(?<=.)\/$/, '') || '/'
  const [, first = '', second, third] = path.split('/').map(safeDecode)
  const depth = path.split('/').length - 1
  const page = (title: string, main: Html, about: ShopPage, more: Partial<Route> = {}): Route => ({
    title: `${title} · Pippinwick`,
    main,
    page: about,
    status: 200,
    ...more,
  })

  if (path === '/') {
    return page(
      'Useful things, well made',
      homePage(data, links),
      { type: 'home' },
      {
        description: 'Kettles that call you back, socks that argue for staying in, and a tent for when they lose.',
      },
    )
  }
  if (first === 'c' && second !== undefined && depth <= 3) {
    const department = departments.find(({ id }) => id === second)
    const category = department?.categories.find(name => slug(name) === third)
    if (department && (third === undefined || category !== undefined)) {
      const wanted = url.searchParams.get('sort') ?? ''
      const sort = isSort(wanted) ? wanted : 'featured'
      const inside = sortProducts(
        products.filter(
          product =>
            product.department === department.id && (category === undefined || product.categories[1] === category),
        ),
        sort,
      )
      return page(
        category ?? department.name,
        categoryPage({ department, category, products: inside, sort, links }),
        { type: 'category', products: inside },
        { description: department.blurb, department: department.id, menu: links.department(department.id) },
      )
    }
  }
  if (first === 'p' && second !== undefined && depth === 2) {
    const product = products.find(({ id }) => id === second)
    if (product) {
      const variants = products.filter(({ groupId }) => groupId !== undefined && groupId === product.groupId)
      return page(
        product.title,
        productPage({ product, variants, links }),
        { type: 'product', product },
        {
          description: product.description,
          department: product.department,
          menu: links.department(product.department),
        },
      )
    }
  }
  if (path === '/cart') return page('Your cart', cartFrame(), { type: 'cart' })
  if (first === 'checkout' && depth <= 2) {
    const step = STEPS.find(name => name === (second ?? 'address'))
    if (step) {
      const linkOf = (name: string) => `${base}/checkout/${name}`
      return page(`Checkout: ${step}`, checkoutPage(step, linkOf), { type: 'checkout', step })
    }
  }
  if (path === '/thank-you') return page('Thank you', thankYouFrame(), { type: 'confirmation' })
  if (path === '/search') {
    const term = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
    const found = searchProducts(products, term)
    return page(
      term === '' ? 'Search' : `Search for ${term}`,
      searchPage(term, found, links),
      { type: 'search', term, products: found },
      { term },
    )
  }
  return page('Not found', notFoundPage(links), { type: 'not-found' }, { status: 404 })
}

const safeDecode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
