import { type Html, toMarkup } from '../view/html.js'

/** Trusted Types, which TypeScript's DOM does not know yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(markup: string): string }): { createHTML(markup: string): string }
}

/** The one policy that the shop's content security policy names. Only `html` makes what goes through it. */
const policy = (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('pippinwick', {
  createHTML: markup => markup,
})

/** Replaces what an element holds. */
export function fill(element: Element, content: Html): void {
  const markup = toMarkup(content)
  element.innerHTML = policy?.createHTML(markup) ?? markup
}
