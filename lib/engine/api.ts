import { letGo } from './let-go'

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
  const answer = await get(address, path, 'application/json', {
    signal,
    stallMs,
    read: (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as T,
  })
  return !answer.ok && answer.problem === 'gone' ? { ok: false, problem: 'server-error' } : answer
}

/** Gets bytes from the API, as `getJson` does; `gone` where there are none of this name. */
export async function getPiece(address: Address, path: string, accept: string, signal: AbortSignal, stallMs: number): Promise<PieceAnswer> {
  return get(address, path, accept, { signal, stallMs, read: (bytes) => bytes })
}

interface Way<T> {
  signal: AbortSignal
  stallMs: number
  read: (bytes: Uint8Array) => T
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
    if (response.ok) return { ok: true, value: read(await bytesOf(response, () => stall.heard())) }
    return { ok: false, problem: PROBLEMS[response.status] ?? 'server-error' }
  } catch {
    return { ok: false, problem: 'unreachable' }
  } finally {
    stall.end()
  }
}

/** All bytes of a response; each piece is told of. Piping them on to be told of costs more than reading them. */
async function bytesOf({ body }: Response, heard: () => void): Promise<Uint8Array> {
  const reader = body?.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    heard()
    pieces.push(read.value)
    length += read.value.length
  }
  if (pieces.length === 1) return pieces[0] as Uint8Array
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
    letGo(piece)
  }
  return bytes
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

  /** Something came: the time begins anew. */
  heard(): void {
    clearTimeout(this.#timer)
    this.#timer = this.#set()
  }

  end(): void {
    clearTimeout(this.#timer)
  }

  #set(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#controller.abort(), this.ms)
  }
}
