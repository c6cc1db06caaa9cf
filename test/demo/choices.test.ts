import { describe, expect, test } from 'vitest'
import { CHOICES, type Choices, choicesCookie, readChoices } from '../../demo/view/Choices.js'

const plain: Choices = { theme: 'pippinwick', scheme: 'system', lang: 'en', collector: 'direct', storage: 'there' }

describe('what a tester has chosen', () => {
  test('is kept in one cookie and read from it, among others', () => {
    const chosen: Choices = { ...plain, theme: 'ink', lang: 'ru', collector: 'slow' }
    const [cookie] = choicesCookie(chosen).split(';')
    expect(readChoices(`other=1; ${cookie}; more=theme=market`)).toEqual(chosen)
    expect(choicesCookie(chosen)).toMatch(/; samesite=strict; max-age=86400$/)
  })

  test('leaves no cookie where everything is as it was', () => {
    expect(choicesCookie(plain)).toMatch(/^pippinwick-qa=; .*max-age=0$/)
    expect(readChoices()).toEqual(plain)
  })

  test.each([
    'pippinwick-qa=theme=<script>.lang=xx',
    'pippinwick-qa=%%%.==.',
    'xpippinwick-qa=theme=ink',
    'pippinwick-qa=__proto__=x',
  ])('is nothing that the shop does not have: %s', cookie => {
    expect(readChoices(cookie)).toEqual(plain)
  })

  test('has a first value that is the shop by itself', () => {
    expect(Object.fromEntries(Object.entries(CHOICES).map(([choice, [first]]) => [choice, first]))).toEqual(plain)
  })
})
