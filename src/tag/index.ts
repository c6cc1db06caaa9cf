import { startTag } from './startTag.js'

// `document.currentScript` can be clobbered by an element of that name.
const { currentScript } = document
startTag(currentScript instanceof HTMLScriptElement ? currentScript : document.querySelector('script[src][data-site]'))
