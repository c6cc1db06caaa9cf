/**
 * What the shopper allows. `pending` and `denied`: nothing stored, no ids, nothing sent. `anonymous`: events without ids,
 * from memory only. `granted`: ids and the outbox.
 */
export const CONSENTS = ['pending', 'granted', 'anonymous', 'denied'] as const

export type Consent = (typeof CONSENTS)[number]
