import type { Advice } from './Advice.js'

/** What of the element a placeholder does not have in it. */
const UNDRAWN = '[data-grapevine]:not(:has(grapevine-block))'

/**
 * What is wrong with where the tag and the blocks stand.
 *
 * @param known Attributes that blocks read; empty while nothing draws blocks here.
 * @param isLate Whether blocks that stand here by now should have been drawn.
 */
export function adviseOnMarkup(page: ParentNode, known: readonly string[], isLate: boolean): Advice[] {
  const advice: Advice[] = []
  const tags = page.querySelectorAll('script[data-site][src*="/tag.js"]').length
  if (tags > 1)
    advice.push({
      about: 'The tag',
      text: `is on this page ${tags} times. Paste it once.`,
    })
  if (isLate && page.querySelector(known[0] ? UNDRAWN : `grapevine-block,${UNDRAWN}`))
    advice.push({
      about: 'The blocks',
      text: "are here and nothing draws them: they came after the tag had looked. Call gv('blocks') then; from npm tracker.use(blocks()) or scan().",
    })
  for (const holder of page.querySelectorAll('[data-grapevine]'))
    for (const name of known)
      if (holder.hasAttribute(name) && holder.localName !== 'grapevine-block')
        advice.push({
          about: `data-grapevine="${holder.getAttribute('data-grapevine')}"`,
          text: `does not read ${name} here. Write data-${name.replace('type', 'grapevine')}.`,
        })
  return advice
}
