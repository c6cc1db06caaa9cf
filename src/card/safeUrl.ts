/** `http:`, `https:` or a path of this site, without white space and controls, which the address parser silently drops. */
const SAFE = /^(https?:\/)?\/[^\s\p{Cc}]*$/iu

/**
 * The address of a link or picture if it is `http:`, `https:`, or a path of this site; else `undefined`. Addresses with a
 * user name are refused, since `https://shop.example@evil.example` leads elsewhere than it seems to.
 *
 * @param base Address of the page, for paths.
 */
export function safeUrl(value: unknown, base: string): string | undefined {
  try {
    const { username, password, href } = new URL(SAFE.exec(value as string)![0], base)
    return username + password ? undefined : href
  } catch {
    return
  }
}
