import { find } from '../core/page/find.js'
import { ofDocument } from '../core/page/ofDocument.js'
import { startTag } from './startTag.js'

try {
  // Without `currentScript` it was loaded as a module, or by an optimizer that runs scripts itself.
  startTag((ofDocument('currentScript') ?? find('script[src][data-site]')) as HTMLScriptElement | null)
} catch (error) {
  console.error(error)
}
