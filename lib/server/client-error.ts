import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { problemAnswer } from './api/problem'
import { Fault } from './fault'

/** What Node's parser of HTTP says of a request that it cannot read, and what its sender is told. */
const FAULTS: Record<string, () => Fault> = {
  HPE_HEADER_OVERFLOW: () => new Fault('headers-too-large', 'the headers are larger than 16 KB; send fewer'),
  ERR_HTTP_REQUEST_TIMEOUT: () => new Fault('timeout', 'the head of the request did not arrive in time'),
}

/** Answers what is no HTTP as every other refusal: by a problem with its words. The connection ends with it. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (cause: NodeJS.ErrnoException, connection) => {
    const socket = connection as Socket
    if (!socket.writable || cause.code === 'ECONNRESET' || socket.bytesWritten > 0) return socket.destroy()
    const fault = FAULTS[cause.code ?? '']?.() ?? new Fault('invalid', 'this is not HTTP; nothing was taken')
    const { status, headers, body } = problemAnswer(fault, { error() {} })
    const text = JSON.stringify(body)
    const lines = { ...headers, 'content-length': Buffer.byteLength(text), connection: 'close' }
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${status} ${(body as { title: string }).title}\r\n${head.join('')}\r\n${text}`)
  })
}
