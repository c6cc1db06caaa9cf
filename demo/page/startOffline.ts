const LABELS = ['Cut off this page', 'Connect this page again']

/** Any `data-offline` button takes the network from the requests of this page, until it is pressed again or the page is left. */
export function startOffline(): void {
  const there = window.fetch
  let isCut = false
  document.addEventListener('click', ({ target }) => {
    if (!(target as Element).closest('[data-offline]')) return
    isCut = !isCut
    window.fetch = isCut ? () => Promise.reject(new TypeError('This page is cut off.')) : there
    for (const button of document.querySelectorAll('[data-offline]'))
      button.textContent = LABELS[Number(isCut)] as string
    dispatchEvent(new Event(isCut ? 'offline' : 'online'))
    const state = document.querySelector('#qa-online')
    if (state) state.textContent = isCut ? 'cut off' : 'online'
  })
}
