export interface MockAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** An answer as `fetch` gives it. Some test environments have a document and no `Response`. */
export function responseOf({ status, headers, body }: MockAnswer): Response {
  if (typeof Response === 'function') return new Response(body, { status, headers })
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
    text: async () => body,
    json: async () => JSON.parse(body),
  } as unknown as Response
}
