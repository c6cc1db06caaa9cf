import { ADDRESS } from '../demoStory.js'
import { expect } from '../story.js'
import type { Tab } from './Tab.js'

type Gv = { gv(...command: unknown[]): Promise<unknown> }

/** Where something is that a person sees: in the page or in an open shadow root, by its selector and what its text holds. */
const placeOf = (tab: Tab, selector: string, text = '') =>
  tab.run(
    ({ selector, text }) => {
      const all = (root: ParentNode): Element[] => [
        ...root.querySelectorAll(selector),
        ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(shadowRoot) : [])),
      ]
      const found = all(document).find(
        one => one.textContent?.includes(text) && one.getBoundingClientRect().width > 0 && !one.closest('.wait'),
      )
      found?.scrollIntoView({ block: 'center', behavior: 'instant' })
      const { left, top, width, height } = found?.getBoundingClientRect() ?? new DOMRect()
      return found && { x: left + width / 2, y: top + height / 2, text: found.textContent ?? '' }
    },
    { selector, text },
  )

/** Waits for something, and clicks it where it is. Answers its text. */
const press = async (tab: Tab, selector: string, text?: string): Promise<string> => {
  await expect.poll(() => placeOf(tab, selector, text), { message: `${selector} ${text ?? ''}` }).toBeTruthy()
  const place = (await placeOf(tab, selector, text))!
  await tab.click(place.x, place.y)
  return place.text
}

/** What the page is headed. */
const heading = (tab: Tab) => tab.run(() => document.querySelector('h1')?.textContent ?? '', null)
const path = (tab: Tab) => tab.run(() => location.pathname, null)

/** Calls `gv(...)` in a page that has it. */
export const gv = (tab: Tab, ...command: unknown[]) =>
  tab.run(command => (window as unknown as Gv).gv(...command), command) as Promise<Record<string, unknown>>

/** Sends what waits, and answers how many events wait still. */
export const waiting = async (tab: Tab): Promise<unknown> => (await gv(tab, 'flush')).waiting

/**
 * Whether the database of the tracker does not answer for two seconds. WebKit leaves one hanging now and then when a page is
 * left (https://bugs.webkit.org/show_bug.cgi?id=226547), until the browser ends.
 */
export const isHanging = (tab: Tab): Promise<boolean> =>
  tab.run(
    () =>
      new Promise<boolean>((resolve, reject) => {
        setTimeout(resolve, 2000, true)
        const request = indexedDB.open('grapevine:demo')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const all = request.result.transaction('keyval').objectStore('keyval').count()
          all.onsuccess = () => {
            request.result.close()
            resolve(false)
          }
        }
      }),
    null,
  )

/** A shopper allows it, follows a card of "Others also bought", orders what that leads to, and reloads the thanks. */
export const buyFromCard = async (tab: Tab, shop: string): Promise<{ order: string; chosen: string }> => {
  await tab.goto(`${shop}/p/whistling-kettle`)
  await press(tab, '#consent button', 'Allow')
  await tab.run(() => {
    const page = window as unknown as Gv & { names: string[] }
    page.names = []
    page.gv('on', 'event', ({ name }: { name: string }) => page.names.push(name))
  }, null)
  await expect.poll(() => placeOf(tab, 'grapevine-block[type="also-bought"]')).toBeTruthy()
  await expect.poll(() => placeOf(tab, '[part="card"][href]')).toBeTruthy()
  const names = () => tab.run(() => (window as unknown as { names: string[] }).names, null)
  await expect.poll(names).toContain('view_item_list')
  const card = await press(tab, '[part="card"][href]')
  await expect.poll(() => path(tab)).not.toBe('/p/whistling-kettle')
  await expect.poll(() => heading(tab)).not.toBe('')
  const chosen = (await path(tab)).replace('/p/', '')
  expect(card).toContain(await heading(tab))

  await press(tab, '.buy button')
  await expect.poll(() => placeOf(tab, '[role="status"]', 'in your cart')).toBeTruthy()
  await press(tab, '[data-cart-link]')
  await press(tab, 'a', 'Checkout')
  for (const [label, value] of ADDRESS) {
    await press(tab, 'label', label)
    await tab.type(value)
  }
  await press(tab, 'button', 'Continue to delivery')
  await press(tab, 'button', 'Continue to payment')
  await press(tab, 'button', 'Place order')
  await expect.poll(() => heading(tab)).toBe('Thank you, Ada')
  const order = await tab.run(() => document.querySelector('.thanks b')?.textContent ?? '', null)
  await tab.goto(`${shop}/thank-you`)
  await expect.poll(() => heading(tab)).toBe('Thank you, Ada')
  return { order, chosen }
}
