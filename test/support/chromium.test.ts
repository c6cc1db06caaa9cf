import { describe, expect, it } from 'vitest'
import { candidates } from './chromium.js'

describe('candidates', () => {
  it('put the wish of the caller first, then the browser of Playwright, then those of the system', () => {
    const paths = candidates({ CHROMIUM_PATH: '/mine', PATH: '/one:/two' }, '/playwright')
    expect(paths.slice(0, 2)).toEqual(['/mine', '/playwright'])
    expect(paths.indexOf('/one/chromium')).toBeLessThan(paths.indexOf('/one/google-chrome'))
    expect(paths).toContain('/two/chromium-browser')
  })

  it('leave out what is not said', () => {
    expect(candidates({}, '/playwright')[0]).toBe('/playwright')
  })
})
