import { expect, it } from 'vitest'
import { whyNot } from '../../src/verify/whyNot.js'

const TIMED_OUT = 'locator.click: Timeout 2000ms exceeded.'

it.each([
  ['there is none', [TIMED_OUT, 'Call log:', "  - waiting for locator('#buy').first()"], 'no such element'],
  [
    'something covers it',
    [
      TIMED_OUT,
      'Call log:',
      "  - waiting for locator('#buy').first()",
      '    - locator resolved to <button id="buy">Buy</button>',
      '  - attempting click action',
      '    - <div id="banner">…</div> intercepts pointer events',
      '  - retrying click action',
    ],
    '<div id="banner">…</div> intercepts pointer events',
  ],
  [
    'it is hidden',
    [
      TIMED_OUT,
      "  - waiting for locator('#buy').first()",
      '    - locator resolved to <button id="buy">Buy</button>',
      '    - element is not visible',
    ],
    'element is not visible',
  ],
  [
    'there is none, in the colours of a terminal',
    [TIMED_OUT, 'Call log:', "\u001b[2m  - waiting for locator('#buy').first()\u001b[22m"],
    'no such element',
  ],
  ['the page is gone', ['locator.click: Target page has been closed'], 'locator.click: Target page has been closed'],
])('says that %s', (_, lines, reason) => {
  expect(whyNot(new Error(lines.join('\n')))).toBe(reason)
})
