import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { createApi } from './api/handle'
import { endUnread } from './api/send'
import { PEER_HEADER } from './auth/peer-header'
import { isOwnHost, peerOf } from './auth/request-origin'
import { ASKED_HEADER } from './auth/visitor'
import { secureHeaders } from './security-headers'
import type { Services } from './services'

/** Doors for people, served by Next. */
export interface Pages {
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>
  /** A connection that is to become something else; not one of Socket.IO. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

/** Answers every request: doors for machines first, then sign-in, then pages. No answer waits for its reader for longer than `unreadMs`. */
export function createFrontDoor(services: Services, pages: Pages | null, limits: { unreadMs: number }): RequestListener {
  const api = createApi(services, limits)
  return (req, res) => {
    measure(req, res, services)
    open(req, res).catch((err: unknown) => {
      services.logger.error({ err }, 'a request failed')
      if (!res.headersSent) res.writeHead(500)
      res.end()
    })
  }

  async function open(req: IncomingMessage, res: ServerResponse): Promise<void> {
    // Asks for the server as a whole, not for one of its pages.
    if (req.url === '*') return void res.writeHead(204, { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' }).end()
    if (!isOwnHost(req.headers.host, services.env)) return refuseHost(res)
    const answering = api(req, res)
    if (answering) {
      await answering
    } else if (req.url?.startsWith('/api/auth/')) {
      await services.auth.handle(req, res)
    } else if (pages) {
      secureHeaders(req, res, services.env)
      req.headers[PEER_HEADER] = peerOf(req, services.env)
      req.headers[ASKED_HEADER] = req.url ?? '/'
      endUnread(res, limits.unreadMs)
      await pages.handle(req, res)
    } else {
      res.writeHead(404, { 'content-type': 'text/plain' }).end('there are no pages here\n')
    }
  }
}

function refuseHost(res: ServerResponse): void {
  res
    .writeHead(421, { 'content-type': 'text/plain', connection: 'close' })
    .end('this server does not answer to that name; set PUBLIC_ORIGIN to the address that people type\n')
}

function measure(req: IncomingMessage, res: ServerResponse, { metrics }: Services): void {
  const start = performance.now()
  res.once('close', () => metrics.answered(labelOf(req, res), req.method ?? '', res.statusCode, (performance.now() - start) / 1000))
}

/** One label a resource, so that no caller can make up new ones: what was not found has none. */
function labelOf({ url = '' }: IncomingMessage, { statusCode }: ServerResponse): string {
  if (statusCode === 404 || statusCode === 421) return 'none'
  const resource = /^\/api\/v1\/([a-z.]+)/.exec(url)?.[1] ?? /^\/(api\/auth|healthz|readyz|metrics|taxii2|feeds)(?:[/?]|$)/.exec(url)?.[1]
  return resource ?? 'page'
}
