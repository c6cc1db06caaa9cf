/* What a fixture page has seen: it comes before everything else on the page, so that it misses nothing. */
window.seen = { events: [], problems: [], requests: [], told: [], violations: [], shifts: [], executed: 0 }

document.addEventListener('securitypolicyviolation', event => {
  window.seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
})
