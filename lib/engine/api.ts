/** Where the server is, and who asks: the browser's cookie, or a token (automation). */
export interface Address {
  /** Scheme, host and port, such as `https://meridian.example.org`. */
  origin: string
  token?: string
}

/** An answer of the server; `refused`: nobody is signed in, or not with these rights. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: 'refused' | 'unreachable' | 'server-error' }

/**
 * Gets JSON from the API. Never rejects; an answer cut short counts as `unreachable`, and so does one that does not
 * begin or go on for `stallMs`: a connection may be dead without having ended.
 */
export async function getJson<T>({ origin, token }: Address, path: string, signal: AbortSignal, stallMs: number): Promise<Answer<T>> {
  const headers = { accept: 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const stall = new Stall(stallMs)
  try {
    const response = await fetch(origin + path, { headers, signal: AbortSignal.any([signal, stall.signal]), credentials: 'same-origin' })
    if (response.ok) return { ok: true, value: (await stall.watch(response).json()) as T }
    return { ok: false, problem: response.status === 401 || response.status === 403 ? 'refused' : 'server-error' }
  } catch {
    return { ok: false, problem: 'unreachable' }
  } finally {
    stall.end()
  }
}

/** Aborts its signal once nothing has come for a time. */
class Stall {
  readonly #controller = new AbortController()
  #timer: ReturnType<typeof setTimeout>

  constructor(private readonly ms: number) {
    this.#timer = this.#set()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** The response again, each piece of which sets the time back. */
  watch({ body }: Response): Response {
    const pieces = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (piece, passed) => {
        clearTimeout(this.#timer)
        this.#timer = this.#set()
        passed.enqueue(piece)
      },
    })
    return new Response(body?.pipeThrough(pieces))
  }

  end(): void {
    clearTimeout(this.#timer)
  }

  #set(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#controller.abort(), this.ms)
  }
}
