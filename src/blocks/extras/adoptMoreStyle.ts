import { MORE_CSS } from '../../card/more/style.js'

let sheet: CSSStyleSheet | undefined

/** Adds the style of what a plain block does not have. */
export function adoptMoreStyle(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(MORE_CSS)
  }
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
