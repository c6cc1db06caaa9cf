import { readStored, writeStored } from './storage.js'

/** What the cart keeps of a product. */
export interface Sellable {
  id: string
  title: string
  /** Cents. */
  price: number
  stock: number
  brand: string
  categories: readonly [string, string]
  variant?: string
}

/** One product times a quantity. */
export interface CartLine extends Sellable {
  quantity: number
}

const KEY = 'pippinwick.cart'

/** Most units of one product that the shop sells at once. */
const MOST = 20

/** The shop's own cart, kept in the browser and shared by its tabs. */
export interface Cart {
  lines(): CartLine[]
  add(product: Sellable, quantity: number): void
  /** 0 removes the line. */
  setQuantity(id: string, quantity: number): void
  clear(): void
  /** Told after every change, also by another tab. `own` is false there, since that tab has told the tracker. */
  onChange(listener: (lines: CartLine[], own: boolean) => void): void
}

export function createCart(): Cart {
  const listeners: ((lines: CartLine[], own: boolean) => void)[] = []
  let memory: CartLine[] = []
  const lines = () => readStored<CartLine[]>('localStorage', KEY) ?? memory
  const tell = (own: boolean) => {
    for (const listener of listeners) listener(lines(), own)
  }
  const keep = (next: CartLine[]) => {
    memory = next
    writeStored('localStorage', KEY, next.length > 0 ? next : undefined)
    tell(true)
  }
  const within = (quantity: number, stock: number) => Math.max(0, Math.min(Math.floor(quantity) || 0, stock, MOST))

  addEventListener('storage', event => {
    if (event.key !== KEY && event.key !== null) return
    memory = readStored<CartLine[]>('localStorage', KEY) ?? []
    tell(false)
  })

  // A page that comes back from the back/forward cache has not heard of what later pages did.
  addEventListener('pageshow', event => event.persisted && tell(false))

  return {
    lines,
    add(product, quantity) {
      const before = lines()
      const known = before.find(line => line.id === product.id)
      const line = { ...product, quantity: within((known?.quantity ?? 0) + quantity, product.stock) }
      if (line.quantity === 0) return
      keep(known ? before.map(other => (other === known ? line : other)) : [...before, line])
    },
    setQuantity(id, quantity) {
      keep(
        lines().flatMap(line => {
          if (line.id !== id) return [line]
          const next = within(quantity, line.stock)
          return next > 0 ? [{ ...line, quantity: next }] : []
        }),
      )
    },
    clear: () => keep([]),
    onChange: listener => listeners.push(listener),
  }
}
