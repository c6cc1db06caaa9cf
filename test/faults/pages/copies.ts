import { NONCE } from '../../support/storyPage.js'
import type { HostilePage, Surroundings } from './HostilePage.js'

const tag = ({ collector, site }: Surroundings) =>
  `<script async src="${collector}/tag.js" data-site="${site}" data-consent="granted"></script>`
const npm = ({ collector, site }: Surroundings) => `<script type="module" nonce="${NONCE}">
import { createTracker } from '/npm/index.js'
createTracker({ site: '${site}', collector: '${collector}', consent: 'granted' })
</script>`

/** Site of a second copy that is another shop's. */
export const OTHER_SITE = 'other'

/** Pages on which Grapevine is twice. */
export const copies: readonly HostilePage[] = [
  { name: 'the tag twice', builds: ['tag'], body: tag },
  { name: 'the tag, then npm', builds: ['tag'], body: npm },
  { name: 'npm, then the tag', builds: ['npm'], body: tag },
  {
    name: 'the tag of another site behind it',
    body: ({ collector }) => `<script nonce="${NONCE}">
(function follow() {
  if (!window.gv.tracker) return setTimeout(follow, 5);
  const script = document.createElement('script');
  script.dataset.site = '${OTHER_SITE}';
  script.dataset.consent = 'granted';
  script.src = '${collector}/tag.js';
  document.head.append(script);
})()
</script>`,
  },
]
