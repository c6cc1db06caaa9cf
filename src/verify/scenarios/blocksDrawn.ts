import { adviseOnAttributes } from '../../protocol/adviseOnAttributes.js'
import { adviseOnPlaceholder } from '../adviseOnPlaceholder.js'
import { openBlocks } from '../openBlocks.js'
import { scenario } from '../Scenario.js'

/** Links of a page that are followed: enough to see a wrong pattern of addresses. */
const MOST_LINKS = 4

export const blocksDrawn = scenario({
  name: 'blocks-drawn',
  step: 'Open a page with blocks and scroll to each.',
  needs: [],
  expected: {
    blocks: {
      drawn: {
        says: 'at least one block draws',
        advice:
          'Import the catalog and orders of the shop, and see /v1/recommendations?site=KEY&b=bestsellers of the collector.',
      },
      answered: {
        says: 'the collector answers what blocks ask',
        advice: 'Do what tag-loaded says; else see the log of the collector.',
      },
      attributes: {
        says: 'blocks read each attribute that they have',
        advice: 'Correct these attributes: guide/blocks.md names all.',
      },
      heading: { says: 'each has a heading', advice: 'Write a heading="…" that says something, or leave it out.' },
      list: { says: 'each is a list of products with titles', advice: 'Give each product of the catalog a title.' },
      links: {
        says: 'its links lead somewhere',
        advice: 'Correct the url of these products in the catalog; a path is one of the shop.',
      },
    },
  },
  refuted: {
    blocks: {
      twice: {
        says: 'a product twice on the page',
        advice: 'Have one version of the tag on the page, and products once in the catalog.',
      },
      itself: { says: 'a product that the block is about', advice: 'Use the same ids in item="…" and in the catalog.' },
    },
  },
  async run(kit, fault) {
    const { visit, blocks } = await openBlocks(kit)
    const seen = blocks.filter(({ isDrawn }) => isDrawn)
    if (visit.refusals.size > 0) fault('answered', [...visit.refusals].join(', '))
    else if (seen.length === 0)
      fault(
        'drawn',
        `${blocks.length} on ${visit.page.url()}, and none draws: ${blocks.map(({ type }) => type).join(', ')}`,
      )
    for (const { type, attributes, placeholder, known } of blocks)
      for (const text of [...adviseOnAttributes(attributes, known), ...adviseOnPlaceholder(placeholder, known)])
        fault('attributes', `${type || 'a block'}: ${text}`)
    for (const { type, heading, isList, items, titles, about } of seen) {
      if (heading === '') fault('heading', `${type} has none`)
      if (!isList || titles.length !== items.length || titles.includes(''))
        fault('list', `${type}: ${JSON.stringify(titles)}`)
      const own = items.filter(id => about.includes(id) && type !== 'recently-viewed')
      if (own.length > 0) fault('itself', `${own.join(', ')} in ${type}`)
    }
    const all = seen.flatMap(({ items }) => items)
    const twice = all.filter((id, i) => all.indexOf(id) < i)
    if (twice.length > 0) fault('twice', twice.join(', '))
    const links = [...new Set(seen.flatMap(block => block.links.slice(0, 2)))].slice(0, MOST_LINKS)
    for (const link of links) {
      const status = await visit.context.request.get(link, { maxRedirects: 5 }).then(
        response => response.status(),
        error => `${(error as Error).message.split('\n')[0]}`,
      )
      if (typeof status === 'string' || status >= 400) fault('links', `${link}: ${status}`)
    }
    if (seen.length > 0 && links.length === 0) fault('links', 'no card is a link')
    return visit
  },
})
