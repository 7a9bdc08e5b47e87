import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isLoopback } from '../env'

/** Under which names this server is reached. */
export interface OwnNames {
  /** Address it is bound to. */
  host: string
  /** Origin that a proxy in front answers to; null without one. */
  publicOrigin: string | null
}

/**
 * Whether a request may act on the cookie it carries: it comes from a page of ours, or from no browser at all.
 * The rules are those of `CrossOriginProtection` in Go's net/http: `Sec-Fetch-Site` decides where a browser sends it,
 * else `Origin` against `Host`; a request with neither was not made by a browser, so no cookie was lent to it.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, names: OwnNames): boolean {
  if (headers.origin !== undefined && headers.origin === names.publicOrigin) return true
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return isOwnOrigin(headers, names)
}

/** Whether `Origin` is absent, or names the host that was asked. Browsers send it with every WebSocket. */
export function isOwnOrigin(headers: IncomingHttpHeaders, names: OwnNames): boolean {
  const { origin, host } = headers
  if (origin === undefined || origin === names.publicOrigin) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/**
 * Whether the host asked for is one of ours. On a loopback address only loopback names are: else a page of another
 * site could point its own name here (DNS rebinding) and read as if it were ours.
 */
export function isOwnHost(host: string | undefined, names: OwnNames): boolean {
  if (host === undefined) return false
  if (names.publicOrigin !== null && host === new URL(names.publicOrigin).host) return true
  return !isLoopback(names.host) || isLoopback(host.replace(/:\d+$/, ''))
}

/**
 * Address of the caller, for limits: that of the connection, or with a proxy in front the one it appended last.
 * Earlier entries of `X-Forwarded-For` are whatever the caller wrote.
 */
export function peerOf(req: IncomingMessage, names: OwnNames): string {
  const forwarded = names.publicOrigin === null ? undefined : req.headers['x-forwarded-for']
  return (
    String(forwarded ?? '')
      .split(',')
      .at(-1)
      ?.trim() ||
    (req.socket.remoteAddress ?? 'unknown')
  )
}
