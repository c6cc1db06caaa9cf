import { expect, test } from 'vitest'
import { doubtOf } from '../../../src/collector/ingest/doubtOf.js'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  `Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/156.0.0.0 Safari/537.36`,
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  // A telephone of the maker Cubot.
  `Mozilla/5.0 (Linux; Android 14; CUBOT X30) ${webkit} Chrome/120.0.0.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/480]`,
  '',
  undefined,
])('does not doubt a shopper: %s', userAgent => {
  expect(doubtOf(userAgent)).toBeUndefined()
})

test.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  `Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) ${webkit} Chrome/130.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
  `Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/156.0.0.0 Safari/537.36`,
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/130.0.0.0 Safari/537.36 Chrome-Lighthouse`,
  'python-requests/2.32.0',
  'curl/8.5.0',
  'node',
])('doubts a program: %s', userAgent => {
  expect(doubtOf(userAgent)).toBe('bot')
})
