import type { IncomingMessage } from 'node:http'
import proxyAddr from '@fastify/proxy-addr'
import ipaddr from 'ipaddr.js'
import { OperatorError } from '../OperatorError.js'

/** Bits of an address that a provider gives to one customer or one building, about: IPv4, IPv6 (RFC 6177). */
const BITS = { ipv4: 24, ipv6: 48 }

/**
 * Reads from which network a request came: the first 24 bits of its address, of IPv6 the first 48; `undefined` where the address says
 * nothing, as of this machine or a private network. Behind proxies it is what they say in `X-Forwarded-For`, as far as they are trusted.
 * @param proxies addresses or networks (`10.0.0.0/8`) that are proxies of the shop; those on this machine always are
 * @throws {OperatorError} where one of them is no address
 */
export function networkReader(proxies: readonly string[]): (request: IncomingMessage) => string | undefined {
  const isTrusted = trust(proxies)
  return request => networkOf(proxyAddr(request, isTrusted))
}

function trust(proxies: readonly string[]) {
  try {
    return proxyAddr.compile(['loopback', ...proxies])
  } catch (error) {
    throw new OperatorError(
      `A proxy is named by an address or a network, such as 10.0.0.7 or 10.0.0.0/8: ${(error as Error).message}.`,
    )
  }
}

function networkOf(text: string): string | undefined {
  if (!ipaddr.isValid(text)) return undefined
  // `process` reads an IPv4 address that is written as IPv6 as what it is.
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return undefined
  const bits = BITS[address.kind()]
  const bytes = address.toByteArray().slice(0, bits / 8)
  return `${Buffer.from(bytes).toString('hex')}/${bits}`
}
