import { CSS } from '../card/style.js'

let sheet: CSSStyleSheet | undefined

/** Gives a shadow root the style of blocks. A constructed style sheet needs no permission of a content security policy. */
export function adoptStyle(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(CSS)
  }
  root.adoptedStyleSheets = [sheet]
}
