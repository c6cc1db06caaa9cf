import { CHOICES, type Choice, type Choices, choicesCookie, readChoices } from '../view/Choices.js'

/** Choices that the page takes over at once; the others are for the server, or for what has begun already. */
const AT_ONCE = { theme: 'theme', scheme: 'scheme' } as const

/** Lets a tester choose, by any `select[data-choice]`, `data-set="choice=value"`, or back by `data-reset-choices`. */
export function startChoices(): void {
  const choose = (changes: Partial<Record<Choice, string>>) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it; the Cookie Store API is not in every browser
    document.cookie = choicesCookie({ ...readChoices(document.cookie), ...changes } as Choices)
    const isAtOnce = Object.keys(changes).every(choice => choice in AT_ONCE)
    if (!isAtOnce) return location.reload()
    for (const [choice, value] of Object.entries(changes))
      document.documentElement.dataset[AT_ONCE[choice as keyof typeof AT_ONCE]] = value
  }
  document.addEventListener('change', ({ target }) => {
    const field = target as HTMLSelectElement
    if (field.dataset.choice) choose({ [field.dataset.choice]: field.value })
  })
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-set], [data-reset-choices]')
    if (!button) return
    const [choice, value] = button.dataset.set?.split('=') ?? []
    choose(
      choice
        ? { [choice]: value }
        : Object.fromEntries(Object.entries(CHOICES).map(([name, [first]]) => [name, first])),
    )
  })
}
