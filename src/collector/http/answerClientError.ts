import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { problemAnswer } from './ProblemError.js'

/**
 * Answers what never became a request, by hand since there is no response object, and closes the connection.
 * @returns whether there was anybody to answer
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket, random: number): boolean {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy()
    return false
  }
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
  const body = JSON.stringify(problemAnswer('bad_request', random))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
  return true
}
