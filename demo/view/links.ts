import { slug } from '../catalog/slug.js'

/** Addresses of the shop's pages: the separate pages stand at the root, the single-page variant under `/app`. */
export interface Links {
  home: string
  cart: string
  checkout: string
  thankYou: string
  search: string
  help: string
  department(id: string): string
  category(department: string, name: string): string
  product(id: string): string
  image(id: string): string
}

export function createLinks(base: '' | '/app' = ''): Links {
  return {
    home: `${base}/`,
    cart: `${base}/cart`,
    checkout: base === '' ? '/checkout/address' : '/app/checkout',
    thankYou: `${base}/thank-you`,
    search: `${base}/search`,
    help: '/help',
    department: id => `${base}/c/${encodeURIComponent(id)}`,
    category: (department, name) => `${base}/c/${encodeURIComponent(department)}/${slug(name)}`,
    product: id => `${base}/p/${encodeURIComponent(id)}`,
    image: id => `/images/${encodeURIComponent(id)}.svg`,
  }
}
