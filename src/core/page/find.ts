import { ofDocument } from './ofDocument.js'

/** The first element of the page that matches. */
export const find = (selectors: string): Element | null => ofDocument('querySelector').call(document, selectors)
