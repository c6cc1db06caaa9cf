import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compare } from '../support/docs.js'

it('shows the sizes of the built files in README.md; else type "npm run docs"', async () => {
  const { now, wanted } = await compare('sizes', readFileSync(new URL('../../README.md', import.meta.url), 'utf8'))
  expect(now).toBe(wanted)
})
