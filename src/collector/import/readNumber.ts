/**
 * Reads a number as people and spreadsheets write it: `12.5`, `-3`, `12,50`, `1 234.50`, `1.234,50`, `£2.55`.
 * Returns `undefined` for anything else, also for `1,234`: one cannot know whether that is a thousand or a decimal comma.
 */
export function readNumber(text: string): number | undefined {
  if (/^-?\d{1,15}(\.\d+)?$/.test(text)) return Number(text)
  const digits = text.replace(/[\s\u00a0\u202f'’]|\p{Sc}/gu, '').replace(/^(-?)\+?/, '$1')
  if (/^-?\d{1,15}(\.\d+)?$/.test(digits)) return Number(digits)
  const comma = digits.lastIndexOf(',')
  const dot = digits.lastIndexOf('.')
  if (comma > dot && /^-?\d{1,3}((\.\d{3})+|\d*),\d+$/.test(digits)) {
    if (dot < 0 && digits.length - comma === 4) return undefined
    return Number(digits.replaceAll('.', '').replace(',', '.'))
  }
  if (dot > comma && /^-?\d{1,3}(,\d{3})+\.\d+$/.test(digits)) return Number(digits.replaceAll(',', ''))
  return undefined
}
