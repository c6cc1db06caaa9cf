import type { Browser } from 'playwright'
import type { Engine } from './Tab.js'

/** A browser that Playwright drives. */
export const playwrightEngine = (browser: Browser): Engine => ({
  async open() {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 } })
    const page = await context.newPage()
    return {
      goto: async address => void (await page.goto(address)),
      run: (work, given) => evenIfLeft(() => page.evaluate(work as never, given as never)),
      click: (x, y) => page.mouse.click(x, y),
      type: text => page.keyboard.type(text),
      close: () => context.close(),
    }
  },
  close: () => browser.close(),
})

/** A page that is left while it is asked answers nothing: then the next one is asked. */
const evenIfLeft = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let left = 0; ; left++) {
    try {
      return await ask()
    } catch (error) {
      if (left === 20 || !/context was destroyed|navigat/i.test(String(error))) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}
