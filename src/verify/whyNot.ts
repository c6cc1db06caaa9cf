import { stripVTControlCharacters } from 'node:util'

/** What keeps the browser from doing something with an element: the reason in an error of Playwright, which waited for it. */
export function whyNot({ message }: Error): string {
  // Playwright writes its log for a terminal.
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map(line => line.replace(/^[\s-]+/, ''))
  const reason = lines.reverse().find(line => /intercepts pointer events|element (is|was) (not|outside)/.test(line))
  if (reason !== undefined) return reason
  // With a log of waiting alone, it never found one.
  return lines.some(line => /^waiting for locator/.test(line)) && !lines.some(line => /locator resolved to/.test(line))
    ? 'no such element'
    : (lines.at(-1) ?? message)
}
