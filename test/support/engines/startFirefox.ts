import { firefox } from 'playwright'
import { findFirefox } from '../firefox.js'
import { playwrightEngine } from './playwrightEngine.js'
import type { StartEngine } from './Tab.js'

/** Starts Firefox, by WebDriver BiDi. */
export const startFirefox: StartEngine = async () => {
  const executablePath = await findFirefox()
  if (!executablePath)
    return {
      missing: 'There is no Firefox: type "apt-get install firefox-esr", or set FIREFOX_PATH to one that starts.',
    }
  return playwrightEngine(await firefox.launch({ channel: 'moz-firefox', executablePath }))
}
