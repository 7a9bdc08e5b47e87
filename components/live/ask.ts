import type { Issue } from '@/lib/core/issue'

/** What an administration door answered. `code` is that of the problem, or `unreachable` where there was no answer. */
export type Answer<T> = { ok: true; value: T } | { ok: false; code: string; issues: Issue[] }

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A connection may be dead without having ended: then the server is unreachable. */
const TIMEOUT_MS = 30_000

/** Asks a door of the server as the person signed in. Never rejects. */
export async function ask<T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await response.text()
    const value: unknown = text === '' ? null : JSON.parse(text)
    if (response.ok) return { ok: true, value: value as T }
    const problem = value as { code?: string; errors?: Issue[] } | null
    return { ok: false, code: problem?.code ?? String(response.status), issues: problem?.errors ?? [] }
  } catch {
    return { ok: false, code: 'unreachable', issues: [] }
  }
}
