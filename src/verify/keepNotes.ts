import type { Page } from 'playwright'
import type { PageNotes } from './pageScript.js'

export type KeptNotes = Omit<PageNotes, 'blocks'>

/** Notes of all pages that were open in a tab, one after the other. */
export interface NoteKeeper {
  /** Takes along what the open page noted; to be called before it is left. */
  take(): Promise<void>
  /** What the open page noted, after those before it. */
  all(): Promise<KeptNotes>
}

export function keepNotes(page: Page): NoteKeeper {
  let earlier: KeptNotes = { shifts: [], violations: [], problems: [] }
  const all = async () => {
    const notes = await page
      .evaluate(() => {
        const notes = (window as unknown as Record<symbol, PageNotes>)[Symbol.for('grapevine verify')]
        return notes && { shifts: notes.shifts, violations: notes.violations, problems: notes.problems }
      })
      // A page that is being left has nothing more to say.
      .catch(() => undefined)
    return {
      shifts: [...earlier.shifts, ...(notes?.shifts ?? [])],
      violations: [...earlier.violations, ...(notes?.violations ?? [])],
      problems: [...earlier.problems, ...(notes?.problems ?? [])],
    }
  }
  return {
    async take() {
      earlier = await all()
    },
    all,
  }
}
