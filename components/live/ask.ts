import type { Issue } from '@/lib/core/issue'

/**
 * What an administration door answered. `code` is that of the problem, or `unreachable` where there was no answer;
 * `current` is what stands where the change was made on something older.
 */
export type Answer<T> = { ok: true; value: T } | { ok: false; code: string; issues: Issue[]; current?: unknown }

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A connection may be dead without having ended: then the server is unreachable. */
const TIMEOUT_MS = 30_000

/** Asks a door of the server as the person signed in; `version`: the one that is changed, for If-Match. Never rejects. */
export async function ask<T>(method: Method, path: string, body?: unknown, version?: number): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await response.text()
    const value: unknown = text === '' ? null : JSON.parse(text)
    if (response.ok) return { ok: true, value: value as T }
    const problem = value as { code?: string; errors?: Issue[]; current?: unknown } | null
    return { ok: false, code: problem?.code ?? String(response.status), issues: problem?.errors ?? [], current: problem?.current }
  } catch {
    return { ok: false, code: 'unreachable', issues: [] }
  }
}
