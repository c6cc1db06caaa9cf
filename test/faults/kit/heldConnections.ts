import { readFileSync } from 'node:fs'

/**
 * Ports of the clients whose connections to a port of this machine the server still holds, as the kernel says: a client that
 * does not read would not notice that it was sent away.
 */
export function heldConnections(serverPort: number): Set<number> {
  const held = new Set<number>()
  for (const line of readFileSync('/proc/net/tcp', 'utf8').split('\n').slice(1)) {
    const [, local = '', remote = '', , , , , , , inode] = line.trim().split(/\s+/)
    // A connection that only the kernel still holds has no inode.
    if (portOf(local) === serverPort && inode !== '0') held.add(portOf(remote))
  }
  return held
}

/** The port of an address such as `0100007F:1F90`. */
const portOf = (address: string): number => Number.parseInt(address.slice(address.indexOf(':') + 1), 16)
