import { describe, expect, test } from 'vitest'
import { Shelf } from '../../../src/collector/model/Shelf.js'
import { minor } from '../builders.js'

const lamp = { id: 'A', title: 'Lamp', availability: 'in_stock', source: 'catalog' } as const

describe('the shelf', () => {
  test('shows what the public may see', () => {
    const shelf = new Shelf()
    shelf.put({ ...lamp, stock: 3, description: 'long', groupId: 'g', url: 'https://shop.example/a' })
    expect(JSON.parse(`${shelf.openJson('A')}}`)).toEqual({
      id: 'A',
      title: 'Lamp',
      availability: 'in_stock',
      url: 'https://shop.example/a',
    })
    expect(shelf.openJson('B')).toBeUndefined()
  })

  test('keeps to itself what is for the shop alone', () => {
    const shelf = new Shelf()
    const yes = true as const
    const secrets = {
      margin: 0.4,
      tags: ['x'],
      attributes: { a: 'b' },
      sensitive: yes,
      stockAt: 5,
      addedAt: 5,
      seenAt: 5,
    }
    shelf.put({ ...lamp, ...secrets, markets: { de: { availability: 'in_stock', stock: 4 } } })
    for (const market of [undefined, 'de'])
      expect(JSON.parse(`${shelf.openJson('A', market)}}`)).toEqual({
        id: 'A',
        title: 'Lamp',
        availability: 'in_stock',
      })
  })

  test('shows a product as it is in a market, and as everywhere in others', () => {
    const shelf = new Shelf()
    const euro = (amount: number) => ({ amount: minor(amount), currency: 'EUR' })
    const product = { ...lamp, price: euro(10), listPrice: euro(20) }
    const put = (amount: number) =>
      shelf.put({ ...product, markets: { de: { availability: 'preorder', price: euro(amount) }, fr: lamp } })
    put(12)
    const card = (market: string) => JSON.parse(`${shelf.openJson('A', market)}}`)
    const { source: _source, ...shown } = product
    expect(card('de')).toEqual({ id: 'A', title: 'Lamp', availability: 'preorder', price: euro(12) })
    expect([card('fr'), card('pl')]).toEqual([shown, shown])
    const before = shelf.version
    put(12)
    expect(shelf.version).toBe(before)
    put(13)
    expect(shelf.version).toBe(before + 1)
  })

  test('counts what the catalog does not have, also where an import of orders has stored it', () => {
    const shelf = new Shelf()
    shelf.put(lamp)
    shelf.put({ ...lamp, id: 'B', source: 'order' })
    shelf.name({ item_id: 'C' })
    shelf.name({ item_id: 'A', item_name: 'Other' })
    const listed = () => ['A', 'B', 'C', 'D'].filter(id => shelf.isListed(id))
    expect([shelf.unlisted, listed()]).toEqual([2, ['A']])
    const before = shelf.version
    shelf.put({ ...lamp, id: 'B' })
    expect([shelf.unlisted, listed()]).toEqual([1, ['A', 'B']])
    // Answers that explain say another thing now, of the same card.
    expect(shelf.version).toBe(before + 1)
    shelf.put({ ...lamp, id: 'B' })
    expect(shelf.version).toBe(before + 1)
    shelf.remove('A')
    shelf.remove('C')
    expect([shelf.unlisted, listed()]).toEqual([0, ['B']])
  })

  test('names what only orders know by the newest name, and never renames the catalog', () => {
    const shelf = new Shelf()
    expect(shelf.name({ item_id: 'B' })).toBe(true)
    expect(shelf.openJson('B')).toContain('"title":"B"')
    expect(shelf.name({ item_id: 'B', item_name: 'Bowl' })).toBe(false)
    expect(shelf.name({ item_id: 'B' })).toBe(false)
    expect(shelf.openJson('B')).toContain('"title":"Bowl"')
    shelf.put(lamp)
    expect(shelf.name({ item_id: 'A', item_name: 'Other' })).toBe(false)
    expect(shelf.openJson('A')).toContain('"title":"Lamp"')
  })

  test('calls a product as the first view does until an order names it, whichever comes first', () => {
    const lived = new Shelf()
    expect(lived.name({ item_id: 'B', item_name: 'Seen' }, 'view')).toBe(true)
    expect(lived.name({ item_id: 'B', item_name: 'Forged' }, 'view')).toBe(false)
    expect(lived.openJson('B')).toContain('"title":"Seen"')
    expect(lived.name({ item_id: 'B', item_name: 'Bought' }, 'order')).toBe(true)
    const started = new Shelf()
    expect(started.name({ item_id: 'B', item_name: 'Bought' }, 'order')).toBe(true)
    for (const shelf of [lived, started]) {
      expect(shelf.name({ item_id: 'B', item_name: 'Forged' }, 'view')).toBe(false)
      expect(shelf.openJson('B')).toContain('"title":"Bought"')
    }
    lived.remove('B')
    expect(lived.name({ item_id: 'B', item_name: 'Forged' }, 'view')).toBe(false)
    expect(lived.has('B')).toBe(false)
  })

  test('brings no removed product back because somebody bought it', () => {
    const shelf = new Shelf()
    shelf.put(lamp)
    shelf.remove('A')
    expect(shelf.name({ item_id: 'A' })).toBe(false)
    expect(shelf.has('A')).toBe(false)
    shelf.put(lamp)
    expect(shelf.has('A')).toBe(true)
  })

  test('has a new version exactly when a card is another', () => {
    const shelf = new Shelf()
    const steps: (() => unknown)[] = [
      () => shelf.put(lamp),
      () => shelf.put({ ...lamp, title: 'Lantern' }),
      () => shelf.name({ item_id: 'B' }),
      () => shelf.remove('A'),
    ]
    for (const step of steps) {
      const before = shelf.version
      step()
      expect(shelf.version).toBeGreaterThan(before)
    }
    const same = shelf.version
    shelf.remove('A')
    shelf.name({ item_id: 'B', item_name: '' })
    shelf.put({ ...lamp, id: 'C' })
    shelf.put({ ...lamp, id: 'C', stock: 5 })
    expect(shelf.version).toBe(same + 1)
  })
})
