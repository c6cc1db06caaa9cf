import { describe, expect, it } from 'vitest'
import { shellCandidates } from './headlessShell.js'

describe('shellCandidates', () => {
  it('put the shell of Playwright first, which lies beside its Chromium, then that of the system', () => {
    expect(shellCandidates({ PATH: '/one:/two' }, '/cache/chromium-12/chrome-linux64/chrome')).toEqual([
      '/cache/chromium_headless_shell-12/chrome-linux64/headless_shell',
      '/cache/chromium_headless_shell-12/chrome-linux64/chromium-headless-shell',
      '/one/chromium-headless-shell',
      '/two/chromium-headless-shell',
    ])
  })

  it('leave out what is not said', () => {
    expect(shellCandidates({}, '/usr/bin/chromium')).toEqual([])
  })
})
