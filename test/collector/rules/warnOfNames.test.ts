import { expect, test } from 'vitest'
import { SiteModel } from '../../../src/collector/model/SiteModel.js'
import { warnOfNames } from '../../../src/collector/rules/warnOfNames.js'

test('names in rules that nothing has are warned of one by one, up to a number', () => {
  const model = new SiteModel({})
  const warned = (products: string[]) => {
    const said: string[] = []
    model.recommender.setRules([{ name: 'R', effect: { kind: 'hide', match: { products } } }])
    warnOfNames({ sites: ['demo'].values(), model: () => model }, message => said.push(message))
    return said
  }
  expect(warned(['A'])).toEqual(['Rule "R" names the product "A", which no product of site demo has.'])
  const many = warned(Array.from({ length: 25 }, (_, n) => `P${n}`))
  expect(many).toHaveLength(21)
  expect(many.at(-1)).toBe('5 more names in rules of site demo are those of no product.')
  expect(warned([])).toEqual([])
})
