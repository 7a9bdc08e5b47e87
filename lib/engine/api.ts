/** Where the server is, and who asks: the browser's cookie, or a token (automation). */
export interface Address {
  /** Scheme, host and port, such as `https://meridian.example.org`. */
  origin: string
  token?: string
}

/** An answer of the server; `refused`: nobody is signed in, or not with these rights. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: 'refused' | 'unreachable' | 'server-error' }

/** Gets JSON from the API. Never rejects; an answer cut short counts as `unreachable`. */
export async function getJson<T>({ origin, token }: Address, path: string, signal: AbortSignal): Promise<Answer<T>> {
  const headers = { accept: 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  try {
    const response = await fetch(origin + path, { headers, signal, credentials: 'same-origin' })
    if (response.ok) return { ok: true, value: (await response.json()) as T }
    return { ok: false, problem: response.status === 401 || response.status === 403 ? 'refused' : 'server-error' }
  } catch {
    return { ok: false, problem: 'unreachable' }
  }
}
