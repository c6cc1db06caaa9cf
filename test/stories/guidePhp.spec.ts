import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findPhp } from '../support/php.js'
import { FIVE, sellFive } from '../support/sellFive.js'
import { expect, expectEvents, story } from '../support/story.js'

const execute = promisify(execFile)

const [, lines = ''] =
  /```php\n([\s\S]*?)```/.exec(readFileSync(new URL('../../guide/blocks.md', import.meta.url), 'utf8')) ?? []
const BARE = /'(<grapevine-block [^']*)'/.exec(lines)?.[1]?.replaceAll('SKU-1', 'lamp') ?? ''

let php: string | undefined
story.describe.configure({ mode: 'default', timeout: 240_000 })
story.beforeAll(async () => {
  php = await findPhp()
})
story.beforeEach(() => story.skip(!php, 'There is no PHP: type "apt-get install php-cli".'))
story.use({ build: 'tag', serve: ['--min-support', '2'] })

/** What the guide's lines put into the page of a product, with the collector at an address. */
const include = async (folder: string, url: string, site: string) => {
  const file = join(folder, 'page.php')
  const here = lines
    .replaceAll('https://grapevine.my-shop.example', url)
    .replaceAll("'my-shop'", `'${site}'`)
    .replaceAll('SKU-1', 'lamp')
  await writeFile(file, here)
  // A shop without a page is worse than one without a block.
  return (await execute(php as string, [file], { timeout: 20_000 })).stdout.trim()
}

story(
  "what the guide's lines for PHP draw stands there before any script, and is measured",
  async ({ page, put, collector }) => {
    await sellFive(collector)
    const body = await include(collector.data, collector.url, collector.site)
    expect(body).toContain('shadowrootmode')
    const block = page.locator('grapevine-block')
    const cards = block.getByRole('listitem')
    const expectDrawn = async () => {
      await expect(block.getByRole('heading')).toHaveText('Bestsellery')
      await expect(cards).toHaveCount(FIVE.length - 1)
      await expect(cards.filter({ hasText: 'The lamp' })).toHaveCount(0)
    }

    let isHeld = true
    await page.route('**/tag.js', route => (isHeld ? route.abort() : route.continue()))
    await page.goto(put('/lamp', { body }))
    await expectDrawn()
    await expect(block.locator('.served')).toHaveCount(1)
    isHeld = false
    await page.reload()
    await expect(block.locator('.served')).toHaveCount(0)
    await expectDrawn()
    await expectEvents(collector, {
      pages: [page],
      expected: [{ name: 'block_rendered', params: { placement: 'product', block_type: 'also-bought', slots: 4 } }],
      refuted: [{ name: 'select_item' }],
    })
  },
)

story('without an answer they put the bare element, which fills itself', async ({ page, put, collector }) => {
  await sellFive(collector)
  expect(BARE).toContain('item="lamp"')
  expect(await include(collector.data, collector.url, 'another-site')).toBe(BARE)

  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise(resolve => silent.once('listening', resolve))
  const { port } = silent.address() as AddressInfo
  expect(await include(collector.data, `http://127.0.0.1:${port}`, collector.site)).toBe(BARE)
  silent.close()

  await collector.stop()
  expect(await include(collector.data, collector.url, collector.site)).toBe(BARE)
  await collector.start()
  await page.goto(put('/lamp', { body: BARE }))
  await expect(page.locator('grapevine-block').getByRole('listitem')).toHaveCount(FIVE.length - 1)
})
