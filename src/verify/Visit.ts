import type { BrowserContext, Page } from 'playwright'
import type { TestEvent } from '../testing/TestEvent.js'
import type { PageNotes } from './pageScript.js'
import type { SeenBlock } from './seeBlocks.js'
import type { ClickKey, PageKey, Step } from './Told.js'

/** How the collector behaves in a visit: `slow` answers nothing before the weather changes, `gone` has no tag either. */
export type Weather = 'up' | 'slow' | 'down' | 'gone'

/** What a tracker counts of its events. */
export interface Books {
  tracked: number
  counted: number
  rejected: object
  dropped: object
  waiting: number
}

/** Something that the page said of itself. */
export interface PageError {
  text: string
  /** Address of the script or of what could not be loaded. */
  source: string
  /** Whether nothing in the page caught it; else it is a line of the console. */
  isUncaught: boolean
}

/** One shopper in a browser of their own, whose events come to us. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** What was told, once each. */
  readonly events: readonly TestEvent[]
  /** Errors of the console, and errors that nothing in the page caught. */
  readonly errors: readonly PageError[]
  /** Set where the collector was disturbed on purpose. */
  readonly isDisturbed: boolean
  /** Addresses of the product pictures that were recommended. */
  readonly pictures: ReadonlySet<string>
  /** Why the collector refused questions of blocks: status and code. */
  readonly refusals: ReadonlySet<string>
  /** Whether a page of the visit had a content policy. */
  readonly hasPolicy: boolean
  weather(next: Weather): void
  /** Opens a page that was told, and waits for the tracker; while the collector is slow, only until the page begins to come. */
  open(where: PageKey): Promise<void>
  reload(): Promise<void>
  /** Waits until the tracker of this page runs. */
  ready(): Promise<void>
  /** The shopper says yes. */
  allow(): Promise<void>
  /** The shopper says no. */
  deny(): Promise<void>
  click(what: ClickKey): Promise<void>
  /** Does steps that the shop told. */
  walk(steps: readonly Step[]): Promise<void>
  /** Has the page send what it holds, where it may. */
  settle(): Promise<void>
  /** Waits until such an event was told; false after the patience. */
  told(name: string): Promise<boolean>
  pause(ms: number): Promise<void>
  /** Consent of this page. */
  consent(): Promise<string | undefined>
  /** The tracker's books. */
  books(): Promise<Books | undefined>
  /** Brings each block into view, waits until it has drawn or hidden, and answers all. */
  blocks(): Promise<SeenBlock[]>
  /** What the pages of the visit noted so far, the one of now included. */
  notes(): Promise<Omit<PageNotes, 'blocks'>>
  close(): Promise<void>
}
