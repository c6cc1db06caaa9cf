import { describe, expect, it } from 'vitest'
import { browserPaths } from '../../src/verify/openBrowser.js'

describe('browserPaths', () => {
  it('are the wish alone, where there is one', () => {
    expect(browserPaths('/mine', '/playwright', '/one')).toEqual(['/mine'])
  })

  it('are that of Playwright, then those of the system', () => {
    const paths = browserPaths(undefined, '/playwright', '/one:/two')
    expect(paths[0]).toBe('/playwright')
    expect(paths.indexOf('/one/chromium')).toBeLessThan(paths.indexOf('/two/google-chrome'))
  })
})
