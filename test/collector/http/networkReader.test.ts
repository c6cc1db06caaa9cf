import type { IncomingMessage } from 'node:http'
import { describe, expect, it, test } from 'vitest'
import { networkReader } from '../../../src/collector/http/networkReader.js'
import { OperatorError } from '../../../src/collector/OperatorError.js'

const request = (remoteAddress: string, forwarded?: string) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage
}

describe('networkReader', () => {
  const read = networkReader([])

  test.each([
    ['8.8.8.8', '080808/24'],
    ['8.8.8.200', '080808/24'],
    ['::ffff:8.8.8.8', '080808/24'],
    ['2a00:1450:4001:81b::200e', '2a0014504001/48'],
    ['2a00:1450:4001:ffff::1', '2a0014504001/48'],
  ])('reads %s as %s', (address, network) => {
    expect(read(request(address))).toBe(network)
  })

  test.each([
    '127.0.0.1',
    '::1',
    '10.1.2.3',
    '192.168.1.1',
    '100.64.0.1',
    'fd00::1',
    'fe80::1',
    '',
    'unknown',
  ])('knows no network of %j', address => expect(read(request(address))).toBeUndefined())

  it('believes a proxy on this machine, and nobody before it', () => {
    expect(read(request('127.0.0.1', '9.9.9.9'))).toBe('090909/24')
    expect(read(request('::1', '1.1.1.1, 9.9.9.9'))).toBe('090909/24')
    expect(read(request('8.8.8.8', '9.9.9.9'))).toBe('080808/24')
    expect(read(request('127.0.0.1', '<script>'))).toBeUndefined()
  })

  it('believes proxies that it was told of', () => {
    const behind = networkReader(['10.0.0.0/8', '7.7.7.7'])
    expect(behind(request('10.1.1.1', '9.9.9.9'))).toBe('090909/24')
    expect(behind(request('127.0.0.1', '9.9.9.9, 7.7.7.7, 10.0.0.1'))).toBe('090909/24')
    expect(() => networkReader(['proxy.example'])).toThrow(
      new OperatorError(
        'A proxy is named by an address or a network, such as 10.0.0.7 or 10.0.0.0/8: invalid IP address: proxy.example.',
      ),
    )
  })
})
