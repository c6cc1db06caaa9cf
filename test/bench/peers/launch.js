import { chromium } from 'playwright'
import { findHeadlessShell } from '../../support/headlessShell.js'

/** Chromium, kept from talking to anybody but the bench. */
export async function launch() {
  const { executablePath, args } = await findHeadlessShell()
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  const nowhere = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'
  const browser = await chromium.launch({ executablePath, args: [...args, ...quiet, '--disable-quic', nowhere] })
  // A browser whose last page is closed by its visitor ends.
  await browser.newPage()
  return browser
}
