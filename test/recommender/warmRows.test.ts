import { describe, expect, it, vi } from 'vitest'
import { readSettings } from '../../src/recommender/defaults.js'
import { fillSlots } from '../../src/recommender/fillSlots.js'
import { Model } from '../../src/recommender/model/Model.js'
import { warmRows } from '../../src/recommender/warmRows.js'

/** Sessions of two neighbours each, half as many of each pair as of the one before: `p1` has most, then `p0`, `p2` and so on. */
const shop = (products: number, cachedPairs = 1000) => {
  const model = new Model(readSettings({ minSupport: 1, cachedPairs }))
  for (let product = 0; product < products; product++)
    for (let n = 0; n < 2 ** (products - product); n++)
      for (const other of [product, product + 1])
        model.add({ kind: 'view', session: `s${product}-${n}`, at: 86_400_000 * 20_000, product: `p${other}` })
  return model
}
const counted = (model: Model) => {
  const row = vi.spyOn(model.views, 'row')
  for (const _ of warmRows(model));
  const products = row.mock.calls.map(([product]) => model.products.ids[product])
  row.mockRestore()
  return products
}

describe('warmRows', () => {
  it('counts the rows of what was looked at, most sessions first, which are kept for who asks', () => {
    const model = shop(6)
    expect(counted(model)).toEqual(['p1', 'p0', 'p2', 'p3', 'p4', 'p5', 'p6'])
    const { byteLength } = model.views
    expect(byteLength).toBeGreaterThan(0)
    for (const product of model.products.ids.keys()) model.views.row(product, model.products.size)
    expect(model.views.byteLength).toBe(byteLength)
  })

  it('changes no list', () => {
    const [cold, warm] = [shop(6), shop(6)]
    counted(warm)
    for (const product of cold.products.ids) {
      const request = { type: 'also-viewed', anchors: [product], limit: 5 } as const
      expect(fillSlots(warm, request).items.length).toBeGreaterThan(0)
      expect(fillSlots(warm, request)).toEqual(fillSlots(cold, request))
    }
  })

  it('ends where no more rows are kept', () => {
    expect(counted(shop(6, 60))).toEqual(['p1', 'p0', 'p2'])
    expect(counted(shop(6, 0))).toEqual([])
  })

  it('counts as many where others have been kept before', () => {
    const model = shop(6, 60)
    for (let day = 20_000; day < 20_010; day++) {
      for (const product of model.products.ids.keys()) model.views.row(product, model.products.size)
      model.add({ kind: 'view', session: `day ${day}`, at: 86_400_000 * (day + 1), product: 'p6' })
    }
    expect(counted(model)).toEqual(['p1', 'p0', 'p2'])
  })

  it('knows its products apart also where millions of sessions have them', () => {
    const model = shop(6)
    const { ofProduct } = model.sessions
    const length = vi.spyOn(ofProduct, 'length').mockReturnValue(2 ** 26)
    const steps = warmRows(model)
    vi.spyOn(model.views, 'row').mockImplementation(product => {
      expect(model.products.ids[product]).toBeDefined()
      return { products: new Uint32Array() } as never
    })
    expect([...steps]).toHaveLength(7)
    expect(new Set(vi.mocked(model.views.row).mock.calls.map(([product]) => product)).size).toBe(7)
    length.mockRestore()
  })

  it('counts nothing where nothing was looked at', () => {
    const model = shop(0)
    model.setProduct({ id: 'A', categories: [], available: true })
    expect(counted(model)).toEqual([])
  })
})
