/**
 * What is saved, in per cent as a language writes it: `−20%`, `−20 %`. Rounded down, so that no saving is shown larger than it is;
 * nothing below one per cent. Never throws.
 *
 * @param price Less than `listPrice`, both in the same unit.
 */
export function savingOf(price: number, listPrice: number, lang: string): string {
  const percent = Math.floor((100 * (listPrice - price)) / listPrice)
  if (percent < 1) return ''
  try {
    return (-percent / 100).toLocaleString(lang, { style: 'percent' }).replace('-', '−')
  } catch {
    return `−${percent}%`
  }
}
