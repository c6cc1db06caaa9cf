import type { FastifyInstance } from 'fastify'
import { OperatorError } from '../OperatorError.js'

/**
 * Lets a server listen, and answers its address.
 * @throws {OperatorError} with one sentence that says what to do, when the address cannot be used
 */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new OperatorError(`Port ${port} of ${host} is in use. Choose another one with --port, or 0 for any.`)
    }
    if (code === 'EACCES') {
      throw new OperatorError(`Port ${port} needs more rights. Choose one above 1023 with --port.`)
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new OperatorError(`${host} is no address of this machine. Choose another one with --host.`)
    }
    throw error
  }
}
