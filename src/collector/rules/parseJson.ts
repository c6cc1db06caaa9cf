/** Reads JSON that people write: the value, or where and why it ends to be JSON. */
export function parseJson(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text) }
  } catch {
    const at = brokenAt(text)
    const before = text.slice(0, at).split('\n')
    const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
    const sign = text[at]
    if (sign === undefined) return { fault: `it ends too early, at ${place}. Close what is open with ", ] or }.` }
    return { fault: `${JSON.stringify(sign)} cannot stand at ${place}. ${ADVICE[sign] ?? GENERAL}` }
  }
}

const GENERAL = 'Check for a comma, quote or bracket that is missing before it.'
const ADVICE: Readonly<Record<string, string>> = {
  '}': 'Take away the comma before it, or close what is open.',
  ']': 'Take away the comma before it, or close what is open.',
  "'": 'Write double quotes.',
  '/': 'JSON has no comments; take it away.',
  '"': 'Write a comma between this and what stands before it.',
}

/** How many signs of a text could be the beginning of JSON; the engine names no place for some faults. */
function brokenAt(text: string): number {
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBeginning(text.slice(0, middle + 1))) low = middle + 1
    else high = middle
  }
  return low
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const { message } = error as Error
    const position = /at position (\d+)/.exec(message)?.[1]
    return /end of JSON|Unterminated/.test(message) || (position !== undefined && Number(position) >= text.length)
  }
}
