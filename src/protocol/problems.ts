/**
 * Everything that can go wrong, once: a code for counters and a sentence that says what to do. `status` is the HTTP status
 * of a whole answer; a problem without one is the verdict on a single event or is counted in the page.
 */
export const PROBLEMS = {
  bad_json: { status: 400, message: 'The body is not JSON. Send the batch as UTF-8 JSON text.' },
  bad_encoding: { status: 400, message: 'The body is not valid UTF-8 or gzip. Send UTF-8 text, at most gzipped once.' },
  bad_batch: {
    status: 400,
    message: 'The batch lacks a field or has one of the wrong type. See "The wire" in guide/collector.md.',
  },
  bad_query: { status: 400, message: 'The query cannot be read. Write b=type:ANCHOR,ANCHOR;limit=6.' },
  bad_erasure: {
    status: 400,
    message: 'It is not clear who is to be erased. Send {"site":"KEY","visitor":"ID"}, or customer instead of visitor.',
  },
  bad_catalog: {
    status: 400,
    message:
      'The catalog cannot be read. Send {"site":"KEY","products":[…],"changes":[{"id":"…","stock":0}],"remove":["…"]}.',
  },
  too_deep: {
    status: 400,
    message: 'The JSON is nested too deeply or has too many keys. Send only documented fields.',
  },
  bad_request: {
    status: 400,
    message: 'This request cannot be read. Send valid HTTP with at most 16 KiB of headers, within 10 seconds.',
  },
  unsupported_version: { status: 400, message: 'This protocol version is not known here. Update the collector.' },
  unknown_site: { status: 403, message: 'This site key is not served here. Start the collector with --site KEY.' },
  bad_origin: {
    status: 403,
    message: 'Pages of this origin may not send for this site. Start the collector with --origin URL.',
  },
  operator_only: {
    status: 403,
    message:
      'Only the operator may ask for this. Start the collector with --token and send it as "Authorization: Bearer".',
  },
  wrong_token: {
    status: 403,
    message:
      'The token is not that of the collector. Send the one that it was started with as "Authorization: Bearer".',
  },
  not_found: { status: 404, message: 'There is nothing at this address. See the routes in guide/collector.md.' },
  not_built: { status: 404, message: 'The tag is not built. Run "npm run build" where the collector was started.' },
  too_large: { status: 413, message: 'The batch is too large. Send fewer events at a time.' },
  bad_media_type: { status: 415, message: 'Send the batch as text/plain or application/json.' },
  busy: { status: 503, message: 'The collector is busy. Send the same batch again after the time in Retry-After.' },
  storage_full: {
    status: 503,
    message: 'The disk of the collector is full: nothing was written. Free space, then send it again.',
  },
  storage_failed: { status: 503, message: 'The collector cannot write. See its log; the batch can be sent again.' },
  shutting_down: { status: 503, message: 'The collector is stopping. Send the same batch again in a moment.' },
  internal: { status: 500, message: 'The collector failed. See its log under the id of this answer.' },

  unknown_event: {
    message: 'The event name is not one of the documented names. Use one of the table of events in guide/tag.md.',
  },
  bad_event: {
    message:
      'The event lacks id, seq, at or name, or has a field of the wrong type. See "The wire" in guide/collector.md.',
  },
  bad_params: {
    message: 'A field of params is missing or has the wrong type. See the table of events in guide/tag.md.',
  },
  bad_items: { message: 'items must be a list of products, each with an item_id.' },
  too_many_items: { message: 'An event names at most 200 products. Send several events.' },
  bad_currency: { message: 'currency must be an ISO 4217 code such as EUR, and is required wherever value is sent.' },
  bad_money: { message: 'Amounts are decimal numbers such as 12.5, finite and not negative.' },
  bad_quantity: { message: 'quantity must be a number above 0 and at most 1,000,000.' },
  bad_transaction_id: { message: 'purchase and refund need a transaction_id that is not empty.' },
  too_old: {
    message: 'The event is older than 30 days and is not counted. Use "grapevine import-orders" for older orders.',
  },
  event_too_large: { message: 'One event is larger than 16 KiB. Send fewer or shorter fields.' },
  erased: {
    message:
      "This visitor or customer was erased. Call consent('denied') in their browser, so that it forgets them too.",
  },
  conflict: { message: 'Another event with this id is already counted. Ids must be random.' },

  consent_denied: { message: 'The shopper has not agreed, so the event was not kept. Call consent() once they agree.' },
  consent_overflow: {
    message: 'More than 100 events waited for consent; the oldest was dropped. Ask the shopper earlier.',
  },
  email_refused: { message: 'An e-mail address is not an id. Pass an opaque id to identify(), or as customer.' },
  bad_id: { message: 'The customer id must be 1 to 128 characters.' },
  bad_command: { message: 'gv() does not know this command. See guide/tag.md for the list.' },
  outbox_full: {
    message: 'The outbox was full and the least valuable event was dropped. Check that the collector answers.',
  },
  event_refused: {
    message: 'The collector refused the event eight times on its own; it was dropped. See the log of the collector.',
  },
  storage_refused: {
    message:
      'The browser refuses storage; events wait in memory only. Check whether the window is private or the disk full.',
  },
  bad_receipt: {
    message: 'The answer is not a receipt; the batch is kept and sent again. Check the address of the collector.',
  },
  network: {
    message: 'The collector could not be reached; the batch is kept and sent again. If this lasts, check its address.',
  },
  refused: { message: 'The collector refuses this site or page. Sending goes on slowly; see its answer.' },
  chunk_failed: {
    message: 'A part of the tag could not be loaded. Check script-src and that the collector serves it.',
  },
  block_failed: { message: 'A block could not be filled. See the detail, and check that the collector answers.' },
  no_browser: { message: 'There is no page here. On a server the tracker does nothing; create it in the browser.' },
  stopped: { message: 'The tracker was destroyed. Create it again to record events.' },
} as const satisfies Record<string, { status?: number; message: string }>

export type ProblemCode = keyof typeof PROBLEMS

/** Problems that answer a whole request. */
export type HttpProblemCode = {
  [C in ProblemCode]: (typeof PROBLEMS)[C] extends { status: number } ? C : never
}[ProblemCode]

/** The body of every answer that is not a success. */
export interface ProblemAnswer {
  problem: HttpProblemCode
  message: string
  /** Wait at least this long before sending the same again, where that can help. */
  retryAfterMs?: number
}
