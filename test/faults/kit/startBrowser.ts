import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type BrowserContext, chromium } from 'playwright'
import { findChromium } from '../../support/chromium.js'
import { findHeadlessShell } from '../../support/headlessShell.js'

const START_MS = 20_000

/** Switches that keep the browser from talking to anybody but the trial. The back/forward cache stays on. */
const SWITCHES = [
  '--headless',
  '--no-startup-window',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-quic',
  '--disable-gpu',
  '--disable-breakpad',
  '--use-mock-keychain',
  '--password-store=basic',
]

/** A Chromium with a profile that outlives it. */
export interface FaultBrowser {
  readonly browser: Browser
  /** The context of the profile itself. */
  readonly context: BrowserContext
  /** What a power button does to it: `kill -9` of all its processes at once. */
  kill(): Promise<void>
}

/** A folder for a profile, and how to get rid of it. */
export async function newProfile(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'grapevine-profile-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** The processes below `pid`, where the system tells (Linux); elsewhere they end by themselves once `pid` has. */
function descendants(pid: number): number[] {
  const children = new Map<number, number[]>()
  try {
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue
      try {
        const stat = readFileSync(`/proc/${entry}/stat`, 'latin1')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
      } catch {
        // It has ended in the meantime.
      }
    }
  } catch {
    return []
  }
  const below = (parent: number): number[] => (children.get(parent) ?? []).flatMap(child => [child, ...below(child)])
  return below(pid)
}

const killHard = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/**
 * Starts Chromium on a profile: the whole browser, or the shell without windows, which takes a third of the processor.
 * `canHide`: pages of its own context may be hidden and frozen; Playwright keeps all others visible, which nothing can freeze.
 */
export async function startBrowser(
  profile: string,
  kind: 'whole' | 'shell',
  { canHide = false } = {},
): Promise<FaultBrowser> {
  const { executablePath, args } = await (kind === 'shell' ? findHeadlessShell() : findChromium())
  const options = [...args, ...SWITCHES, `--user-data-dir=${profile}`]
  const child = spawn(executablePath, options, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const killNow = () => void (child.pid && killHard(child.pid))
  process.once('exit', killNow)
  const kill = async () => {
    const { pid } = child
    if (pid === undefined) return
    const all = descendants(pid)
    for (const one of [pid, ...all]) killHard(one)
    await ended
    process.off('exit', killNow)
  }
  try {
    const address = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('Chromium did not start in time.')), START_MS)
      child.once('error', reject)
      child.once('exit', code => reject(new Error(`Chromium ended with code ${code}.`)))
      createInterface({ input: child.stderr }).on('line', line => {
        const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1]
        if (!found) return
        clearTimeout(late)
        resolve(found)
      })
    })
    const browser = await chromium.connectOverCDP(address, { noDefaults: canHide })
    const context = browser.contexts()[0]
    if (!context) throw new Error('Chromium has no context for its profile.')
    return { browser, context, kill }
  } catch (error) {
    await kill()
    throw error
  }
}

/** Why no browser can be had here, or nothing where one can. */
export const noBrowser = (): Promise<string | undefined> =>
  findChromium().then(
    () => undefined,
    error => (error as Error).message,
  )
