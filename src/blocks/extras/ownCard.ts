import type { CardTexts } from '../../card/cardTexts.js'
import { safeUrl } from '../../card/safeUrl.js'
import type { TrackerHost } from '../../core/Tracker.js'
import type { RecommendedItem } from '../../protocol/recommendations.js'

/** What a function that draws a card is given beside the product: texts ready to be shown, and addresses that are safe. */
export interface CardContent extends CardTexts {
  url: string
  image: string
}

/** An element whose shop draws cards itself. */
export interface OwnCardHost extends HTMLElement {
  renderCard?(item: RecommendedItem, content: CardContent): Node | string
  /** What was told last: the same of every card is told once. */
  fault_?: string
}

/**
 * Draws the shop's own card into the place of a plain one: by the element's function `renderCard`, else from the `<template>`
 * that the attribute `card` names by a selector, whose elements say what they show: `data-gv="title"`, `data-gv-href="url"`,
 * `data-gv-src="image"`. What has nothing to show is left out. Where that fails, the plain card stays.
 */
export function ownCard(
  host: OwnCardHost,
  place: Element,
  item: Partial<RecommendedItem>,
  texts: CardTexts,
  tracker: TrackerHost,
): void {
  const base = document.baseURI
  const content: CardContent = {
    ...texts,
    url: safeUrl(item.url, base) ?? '',
    image: safeUrl(item.image, base) ?? '',
  }
  try {
    if (!host.renderCard) place.replaceChildren(fillTemplate(host.getAttribute('card')!, content, !item.id))
    else if (item.id) place.replaceChildren(host.renderCard(item as RecommendedItem, content))
  } catch (error) {
    const fault = `The shop's own card: ${error}`
    if (host.fault_ !== fault) tracker.problem('block_failed', fault)
    host.fault_ = fault
  }
}

function fillTemplate(selector: string, content: CardContent, isSkeleton: boolean): Node {
  const template = document.querySelector(selector)
  if (!(template instanceof HTMLTemplateElement)) throw `${selector} is no <template> of this page.`
  const card = template.content.cloneNode(true) as DocumentFragment
  for (const element of card.querySelectorAll<HTMLElement>('[data-gv],[data-gv-href],[data-gv-src]')) {
    const { gv, gvHref, gvSrc } = element.dataset
    const told = [gv, gvHref, gvSrc].map(name => (name ? content[name as keyof CardContent] : undefined))
    const unknown = [gv, gvHref, gvSrc].find(name => name && content[name as keyof CardContent] === undefined)
    if (unknown) throw `${unknown} is nothing that a card has. Use ${Object.keys(content).join(', ')}.`
    const [text, href, src] = told
    if (gv && !text && !isSkeleton) element.remove()
    else if (gv) element.textContent = text || '\xa0'
    if (href) element.setAttribute('href', href)
    if (src) element.setAttribute('src', src)
    else if (gvSrc && !isSkeleton) element.remove()
  }
  return card
}
