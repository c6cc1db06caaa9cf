import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isEmail } from '../../src/protocol/isEmail.js'

test.each([
  ['ada@shop.example', true],
  ['Ada <ada@shop>', true],
  ['mailto:ada@shop.example', true],
  ['C-77', false],
  ['@ada', false],
  ['ada@', false],
  ['7 @ 12', false],
  ['', false],
])('of %j as an id says %s', (id, is) => {
  expect(isEmail(id)).toBe(is)
})

test('the tag asks for the same', () => {
  const [rule] = /\/.*\/(?=\.test)/.exec(String(isEmail)) ?? []
  const tag = readFileSync(new URL('../../src/core/startTracker.ts', import.meta.url), 'utf8')
  expect(tag).toContain(`if (${rule}.test(id)) return bad('login', 'email_refused')`)
})
