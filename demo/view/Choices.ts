/** What a tester may choose for this browser; the first of each is how the shop is by itself. */
export const CHOICES = {
  theme: ['pippinwick', 'ink', 'market', 'ledger'],
  scheme: ['system', 'light', 'dark'],
  lang: ['en', 'pl', 'ru'],
  /** How the shop's pages reach the collector: as they are, each answer two seconds late, or not at all. */
  collector: ['direct', 'slow', 'down'],
  /** Whether pages have IndexedDB. */
  storage: ['there', 'none'],
} as const

export type Choice = keyof typeof CHOICES

export type Choices = { [C in Choice]: (typeof CHOICES)[C][number] }

/** The shop's own cookie, so that its server knows them; there is none until a tester has chosen something. */
const COOKIE = 'pippinwick-qa'

/** Reads the choices from a `Cookie` header or `document.cookie`. What is not known is as the shop is by itself. */
export function readChoices(cookies = ''): Choices {
  const [, kept = ''] = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(cookies) ?? []
  const chosen = new URLSearchParams(kept.replaceAll('.', '&'))
  const read = ([choice, values]: [string, readonly string[]]) => {
    const value = chosen.get(choice) ?? ''
    return [choice, values.includes(value) ? value : values[0]]
  }
  return Object.fromEntries(Object.entries(CHOICES).map(read)) as Choices
}

/** The cookie to be set for the choices: kept for a day, and never sent with requests that other sites make. */
export function choicesCookie(choices: Choices): string {
  const chosen = Object.entries(choices).filter(([choice, value]) => value !== CHOICES[choice as Choice][0])
  const value = chosen.map(pair => pair.join('=')).join('.')
  return `${COOKIE}=${value}; path=/; samesite=strict; max-age=${value === '' ? 0 : 86_400}`
}
