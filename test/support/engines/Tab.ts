/** A page of any engine, as far as the stories that are told in all of them need one. */
export interface Tab {
  /** Resolves once the page has loaded. */
  goto(address: string): Promise<void>
  /** Runs a function in the page. It sees nothing of its file; what it takes and answers is plain data. */
  run<A, T>(work: (given: A) => T | Promise<T>, given: A): Promise<T>
  /** A click at a place of the viewport, px, as a person's. */
  click(x: number, y: number): Promise<void>
  /** Types into what has the focus. */
  type(text: string): Promise<void>
  close(): Promise<void>
}

/** A running browser. Tabs share nothing: each begins as a stranger, and one is open at a time. */
export interface Engine {
  open(): Promise<Tab>
  close(): Promise<void>
}

/** Starts a browser, or says in a sentence why there is none. */
export type StartEngine = () => Promise<Engine | { missing: string }>
