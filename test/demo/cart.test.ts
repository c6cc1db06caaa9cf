import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCart, type Sellable } from '../../demo/page/cart.js'
import { placeOrder } from '../../demo/page/order.js'
import { toEcommerce } from '../../demo/page/toItem.js'
import { deliveryCost } from '../../demo/view/pages/cart.js'

const kettle: Sellable = {
  id: 'kettle',
  title: 'Kettle',
  price: 5400,
  stock: 3,
  brand: 'Brindle Works',
  categories: ['Kitchen', 'Tea & coffee'],
}
const mug: Sellable = { ...kettle, id: 'mug', title: 'Mug', price: 1810, stock: 40, variant: 'Oat' }

/** A browser's storage and events, as far as the cart uses them. */
function fakeBrowser(refuses = false) {
  const kept = new Map<string, string>()
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError')
  }
  const localStorage = {
    getItem: (key: string) => (refuses ? refuse() : (kept.get(key) ?? null)),
    setItem: (key: string, value: string) => (refuses ? refuse() : void kept.set(key, value)),
    removeItem: (key: string) => (refuses ? refuse() : void kept.delete(key)),
  }
  const listeners: ((event: { key: string | null }) => void)[] = []
  vi.stubGlobal('window', { localStorage })
  vi.stubGlobal('addEventListener', (_: string, listener: (typeof listeners)[0]) => listeners.push(listener))
  return { kept, otherTab: () => listeners[0]?.({ key: 'pippinwick.cart' }) }
}

describe('the cart of the shop', () => {
  beforeEach(() => void fakeBrowser())
  afterEach(() => void vi.unstubAllGlobals())

  test('adds, counts together, and never sells more than there is', () => {
    const cart = createCart()
    cart.add(kettle, 2)
    cart.add(mug, 1)
    cart.add(kettle, 2)
    expect(cart.lines().map(({ id, quantity }) => [id, quantity])).toEqual([
      ['kettle', 3],
      ['mug', 1],
    ])
  })

  test('takes no nonsense for a quantity', () => {
    const cart = createCart()
    for (const quantity of [0, -1, Number.NaN, 0.4]) cart.add(mug, quantity)
    expect(cart.lines()).toEqual([])
    cart.add({ ...mug, stock: 0 }, 1)
    expect(cart.lines()).toEqual([])
    cart.add(mug, 500)
    expect(cart.lines()[0]?.quantity).toBe(20)
  })

  test('removes a line at 0 and tells every change once', () => {
    const cart = createCart()
    const told: [number, boolean][] = []
    cart.onChange((lines, own) => told.push([lines.length, own]))
    cart.add(mug, 1)
    cart.add(kettle, 1)
    cart.setQuantity('mug', 0)
    cart.clear()
    expect(told).toEqual([
      [1, true],
      [2, true],
      [1, true],
      [0, true],
    ])
  })

  test('sees the change of another tab, and does not call it its own', () => {
    const browser = fakeBrowser()
    const cart = createCart()
    const told: [string[], boolean][] = []
    cart.onChange((lines, own) => told.push([lines.map(line => line.id), own]))
    browser.kept.set('pippinwick.cart', JSON.stringify([{ ...mug, quantity: 2 }]))
    browser.otherTab()
    expect(told).toEqual([[['mug'], false]])
  })

  test('goes on in memory where the browser refuses storage', () => {
    fakeBrowser(true)
    const cart = createCart()
    cart.add(mug, 2)
    expect(cart.lines().map(line => line.quantity)).toEqual([2])
  })
})

describe('an order', () => {
  const lines = [
    { ...kettle, quantity: 1 },
    { ...mug, quantity: 3 },
  ]

  test('is worth its lines, in whole cents', () => {
    const order = placeOrder(lines, { name: 'Ada Okoro', delivery: 'express' })
    expect(order).toMatchObject({ name: 'Ada', subtotal: 10_830, shipping: 1190, delivery: 'express' })
    expect(toEcommerce(lines)).toMatchObject({ currency: 'EUR', value: 108.3 })
  })

  test('has a number of its own', () => {
    const numbers = Array.from({ length: 200 }, () => placeOrder(lines, {}).id)
    expect(new Set(numbers).size).toBe(200)
    expect(numbers.filter(number => !/^PW-[2-9A-HJ-NP-Z]{8}$/.test(number))).toEqual([])
  })

  test('carries to the tracker what was bought and nothing about who bought it', () => {
    const told = JSON.stringify(toEcommerce(placeOrder(lines, { name: 'Ada', email: 'ada@shop.example' }).lines))
    expect(told).toContain('"item_id":"kettle"')
    expect(told).toContain('"item_category2":"Tea & coffee"')
    expect(told).not.toMatch(/Ada|@/)
  })

  test('is delivered free from €60 by post, never by courier', () => {
    expect([deliveryCost(5999, 'standard'), deliveryCost(6000, 'standard')]).toEqual([490, 0])
    expect([deliveryCost(9000, 'express'), deliveryCost(10, 'pickup')]).toEqual([1190, 0])
  })
})
