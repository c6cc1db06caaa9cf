import { describe, expect, test } from 'vitest'
import { PRODUCTS } from '../../demo/catalog/catalog.js'
import { DRAWINGS, type DrawingName } from '../../demo/picture/drawings/index.js'
import { drawPicture, type Picture } from '../../demo/picture/drawPicture.js'
import { createPictures, FAVICON } from '../../demo/server/pictures.js'
import { xmlFault } from './wellFormed.js'

const draw = createPictures()
const hostile = '</title><script>alert(1)</script>&"'

const picture = (drawing: DrawingName): Picture => ({
  drawing,
  colours: ['sage', 'oak', 'brass'],
  paper: 'butter',
  backdrop: 'arch',
})

describe('pictures', () => {
  test.each(PRODUCTS.map(product => [product.id]))('%s has one that is well-formed and complete', id => {
    const svg = draw(id) ?? ''
    expect(xmlFault(svg)).toBeUndefined()
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 480 480"/)
    expect(svg).not.toMatch(/NaN|undefined|null|Infinity|\[object/)
    expect(svg).not.toMatch(/<script|<style|<image|<foreignObject|href=|\son\w+=/i)
    const made = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name))
    const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, name]) => name)
    expect(used.filter(name => !made.has(name))).toEqual([])
  })

  test('show at least 40 different things, and no drawing is left unused', () => {
    const used = new Set(PRODUCTS.map(product => product.picture?.drawing))
    expect(used.size).toBeGreaterThanOrEqual(40)
    expect(Object.keys(DRAWINGS).filter(name => !used.has(name as DrawingName))).toEqual([])
  })

  test('are different for every product and the same every time', () => {
    const all = PRODUCTS.map(({ id }) => draw(id))
    expect(new Set(all).size).toBe(PRODUCTS.length)
    expect(PRODUCTS.map(({ id }) => createPictures()(id))).toEqual(all)
  })

  test('hold a hostile title as text', () => {
    const svg = drawPicture(picture('mug'), 'x', hostile)
    expect(xmlFault(svg)).toBeUndefined()
    expect(svg).not.toContain('<script')
  })

  test('are not made for products that are not there', () => {
    expect(draw('no-such-thing')).toBeUndefined()
    expect(draw('__proto__')).toBeUndefined()
  })

  test('stand in for products that have none', () => {
    const svg = createPictures([{ id: 'plain', title: 'Plain' }])('plain') ?? ''
    expect(xmlFault(svg)).toBeUndefined()
  })

  test('include the favicon', () => {
    expect(xmlFault(FAVICON)).toBeUndefined()
  })
})

describe('the check of XML', () => {
  test.each([
    '<a><b></a></b>',
    '<a>',
    '<a/><b/>',
    '<a x="1" x="2"/>',
    '<a>&</a>',
    '<a x=1/>',
    'text',
  ])('finds the fault of %s', text => {
    expect(xmlFault(text)).toBeDefined()
  })
})
