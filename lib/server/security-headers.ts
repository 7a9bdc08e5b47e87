import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Env } from './env'

/**
 * Sets what a page may do, before it is rendered. Only scripts that carry the nonce of this answer run; Next finds the
 * nonce in the policy on the request and puts it on its own. Nothing is fetched from, or framed by, another host.
 */
export function secureHeaders(req: IncomingMessage, res: ServerResponse, env: Env): void {
  const isHttps = env.publicOrigin?.startsWith('https:') ?? false
  const policy = req.url?.startsWith(SCRIPTS) ? WORKER_POLICY : contentPolicy(randomBytes(16).toString('base64'), env.development)
  // Overwrites whatever the caller sent under this name, which would choose the nonce for us.
  req.headers['content-security-policy'] = policy
  delete req.headers['content-security-policy-report-only']
  res.setHeader('content-security-policy', policy)
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('x-frame-options', 'DENY')
  res.setHeader('referrer-policy', 'same-origin')
  res.setHeader('cross-origin-opener-policy', 'same-origin')
  res.setHeader('cross-origin-resource-policy', 'same-origin')
  res.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  if (isHttps) res.setHeader('strict-transport-security', 'max-age=31536000')
}

/** Where Next serves scripts. */
const SCRIPTS = '/_next/static/'

/**
 * For scripts: a worker is ruled by the policy that its own script comes with. The engine's worker compiles its kernel, which no
 * page may; text is no more turned into script there than on a page.
 */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** Styles may stand inline: primitives, toasts and server-rendered style attributes need it, and a style runs nothing. */
function contentPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    // React explains errors by eval, in development only.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
