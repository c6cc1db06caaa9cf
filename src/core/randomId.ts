/** 128 random bits in hex: the id of an event, a batch, a visitor, a session, a page view. */
export function randomId(): string {
  return crypto.getRandomValues(new Uint8Array(16)).reduce((id, byte) => id + (byte + 256).toString(16).slice(1), '')
}
