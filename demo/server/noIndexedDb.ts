/** A script for testers: after it a page has no IndexedDB, as in browsers that refuse it. It runs before all others. */
export const NO_INDEXED_DB = `Object.defineProperty(window, 'indexedDB', { value: undefined })\n`
