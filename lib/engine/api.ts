/** Where the server is, and who asks: the browser's cookie, or a token (automation). */
export interface Address {
  /** Scheme, host and port, such as `https://meridian.example.org`. */
  origin: string
  token?: string
}

/** An answer of the server; `refused`: nobody is signed in, or not with these rights. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: 'refused' | 'unreachable' | 'server-error' }

/** An answer that may also be that there is no such thing any more. */
export type PieceAnswer = Answer<Uint8Array> | { ok: false; problem: 'gone' }

/**
 * Gets JSON from the API. Never rejects; an answer cut short counts as `unreachable`, and so does one that does not
 * begin or go on for `stallMs`: a connection may be dead without having ended.
 */
export async function getJson<T>(address: Address, path: string, signal: AbortSignal, stallMs: number): Promise<Answer<T>> {
  const answer = await get(address, path, 'application/json', { signal, stallMs, read: (response) => response.json() as Promise<T> })
  return !answer.ok && answer.problem === 'gone' ? { ok: false, problem: 'server-error' } : answer
}

/** Gets bytes from the API, as `getJson` does; `gone` where there are none of this name. */
export async function getPiece(address: Address, path: string, accept: string, signal: AbortSignal, stallMs: number): Promise<PieceAnswer> {
  return get(address, path, accept, { signal, stallMs, read: async (response) => new Uint8Array(await response.arrayBuffer()) })
}

interface Way<T> {
  signal: AbortSignal
  stallMs: number
  read: (response: Response) => Promise<T>
}

async function get<T>(
  { origin, token }: Address,
  path: string,
  accept: string,
  { signal, stallMs, read }: Way<T>,
): Promise<Answer<T> | { ok: false; problem: 'gone' }> {
  const headers = { accept, ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const stall = new Stall(stallMs)
  try {
    const response = await fetch(origin + path, { headers, signal: AbortSignal.any([signal, stall.signal]), credentials: 'same-origin' })
    if (response.ok) return { ok: true, value: await read(stall.watch(response)) }
    return { ok: false, problem: PROBLEMS[response.status] ?? 'server-error' }
  } catch {
    return { ok: false, problem: 'unreachable' }
  } finally {
    stall.end()
  }
}

const PROBLEMS: Record<number, 'refused' | 'gone'> = { 401: 'refused', 403: 'refused', 404: 'gone', 412: 'gone' }

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
