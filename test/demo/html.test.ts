import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { html, json, toMarkup } from '../../demo/view/html.js'

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const decode = (text: string) => text.replace(/&(lt|gt|quot|#39|amp);/g, entity => ENTITIES[entity] as string)

describe('templates', () => {
  test('escape every value, in text and in attributes', () => {
    const hostile = `"><img src=x onerror='alert(1)'>&`
    expect(toMarkup(html`<p title="${hostile}">${hostile}</p>`)).toBe(
      '<p title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;">&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;</p>',
    )
  })

  test('take any text and give it back unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const markup = toMarkup(html`${text}`)
        expect(markup).not.toMatch(/[<>"']/)
        expect(decode(markup)).toBe(text)
      }),
    )
  })

  test('put templates into templates without escaping them again', () => {
    const inner = html`<b>${'a & b'}</b>`
    expect(toMarkup(html`<ul>${[inner, inner].map(item => html`<li>${item}</li>`)}</ul>`)).toBe(
      '<ul><li><b>a &amp; b</b></li><li><b>a &amp; b</b></li></ul>',
    )
  })

  test('write nothing for what is not there, and 0 for 0', () => {
    expect(toMarkup(html`[${undefined}${null}${false}${0}${''}]`)).toBe('[0]')
  })

  test('believe no object that only looks like markup', () => {
    const fake = JSON.parse('{"markup":"<script>","toString":"<script>"}')
    expect(toMarkup(html`${fake}`)).not.toContain('<script')
  })

  test('write JSON that cannot end its script element', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const markup = toMarkup(json(value))
        expect(markup).not.toContain('<')
        expect(JSON.parse(markup)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
