import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { addMember, type Digest, digestText, EMPTY_DIGEST, removeMember } from '../../core/digest'
import type { Incident, LogEntry } from '../../core/incident'
import { SHIPPED_VERSIONS, type Version } from '../../core/lens/in-force'
import { matchesWords, searchText, searchWords } from '../../core/text'
import { ARROW_STREAM } from '../../wire/arrow-chunk'
import type { SnapshotManifest } from '../../wire/manifest'
import { encodeNames } from '../../wire/name-chunk'
import { encodePicture } from '../../wire/picture-chunk'
import { pictureOf } from '../../wire/picture-columns'
import type { ClientEvents, LiveMark, LogSpan, ServerEvents } from '../../wire/protocol'
import { encodeTexts } from '../../wire/text-chunk'
import { chunkOf } from './chunk-of'

/** Incidents of a chunk. */
const CHUNK = 8

/** A server that keeps a log in memory and speaks the wire's contract over real HTTP and Socket.IO, with switches for what goes wrong. */
export class LogServer {
  readonly #http: HttpServer
  readonly #io: Server<ClientEvents, ServerEvents>
  #log: LogEntry[] = []
  #held = new Map<string, Incident>()
  #digest: Digest = EMPTY_DIGEST
  readonly #timer: NodeJS.Timeout
  /** Parts of the chunks of the last manifest, by name and part. */
  #chunks = new Map<string, Uint8Array>()
  /** Their names, the newest first. */
  #order: string[] = []
  /** Requests for chunks that wait for an answer. */
  #waiting: { give: () => void; drop: () => void }[] = []
  /** Requests answered, by path. */
  readonly asked: Record<string, number> = {}
  /** Nobody is signed in. */
  signedOut = false
  /** No connection is taken and no answer given. */
  down = false
  /** Spans are made but not pushed. */
  mute = false
  /** No marks are sent. */
  silent = false
  /** Requests are taken and get no answer. */
  hung = false
  /** The history of lenses. */
  versions: readonly Version[] = SHIPPED_VERSIONS
  /** Digests are wrong. */
  wrong = false
  /** Each picture lacks a row that its names have. */
  lacking = false
  /** Which parts of chunks (0: the newest) are garbage. */
  garbled: (chunk: number, part: string) => boolean = () => false
  /** Which requests for parts of chunks have to wait. */
  withholds: (chunk: number, part: string) => boolean = () => false

  constructor(markEveryMs: number) {
    this.#http = createServer((request, response) => this.#answer(request, response))
    this.#io = new Server(this.#http, { allowRequest: (_, done) => done(null, !this.down && !this.signedOut) })
    this.#io.on('connection', (socket) => {
      socket.on('watch', ({ after }) => {
        const span = this.#span(after, this.#log.length)
        if (span.entries.length > 0 && span.entries.length < 50) socket.emit('entries', span)
        if (!this.silent) socket.emit('mark', this.mark())
      })
    })
    this.#timer = setInterval(() => !this.silent && this.#io.emit('mark', this.mark()), markEveryMs)
  }

  /** Starts on a free port; returns its origin. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#io.close()
  }

  /** Records incidents (a new one, or a later version) in one span, and pushes it. */
  record(...incidents: Incident[]): void {
    const from = this.#log.length + 1
    for (const incident of incidents) {
      const before = this.#held.get(incident.id)
      const version = (before?.version ?? 0) + 1
      this.#append({ op: before ? 'update' : 'create', id: incident.id, version, incident: { ...incident, version } })
    }
    this.#push(this.#span(from - 1, this.#log.length))
  }

  /** Takes an incident out of this reader's sight. */
  withdraw(id: string): void {
    this.#append({ op: 'withdraw', id, version: (this.#held.get(id)?.version ?? 0) + 1, incident: null })
    this.#push(this.#span(this.#log.length - 1, this.#log.length))
  }

  /** Pushes a piece of the log once more. */
  repeat(after: number, to: number): void {
    this.#push(this.#span(after, to))
  }

  /** Loses all that was recorded. */
  forget(): void {
    this.#log = []
    this.#held.clear()
    this.#digest = EMPTY_DIGEST
  }

  /** Cuts all connections off, as a network does. */
  cut(): void {
    for (const socket of this.#io.sockets.sockets.values()) socket.conn.close()
  }

  /** Passes nothing on any more to those who are connected, and does not hang up. */
  hush(): void {
    for (const socket of this.#io.sockets.sockets.values()) socket.conn.write = () => socket.conn
  }

  /** Answers the requests for chunks that wait, and all that follow. */
  giveChunks(): void {
    this.withholds = () => false
    for (const { give } of this.#waiting.splice(0)) give()
  }

  /** Breaks off the requests for chunks that wait; those that follow have to wait as before. */
  dropChunks(): void {
    for (const { drop } of this.#waiting.splice(0)) drop()
  }

  revoke(): void {
    this.#io.emit('revoked')
  }

  mark(): LiveMark {
    const digest = digestText(this.#digest)
    const at = this.#log.at(-1)?.at ?? new Date(0).toISOString()
    return { seq: this.#log.length, at, count: this.#digest.count, digest: this.wrong ? 'wrong' : digest, lenses: this.versions.length }
  }

  #append(change: Pick<LogEntry, 'op' | 'id' | 'version' | 'incident'>): void {
    const seq = this.#log.length + 1
    const before = this.#held.get(change.id)
    if (before) this.#digest = removeMember(this.#digest, before.id, before.version)
    if (change.incident) this.#digest = addMember(this.#digest, change.id, change.version)
    if (change.incident) this.#held.set(change.id, change.incident)
    else this.#held.delete(change.id)
    this.#log.push({ seq, at: new Date().toISOString(), by: 'test', ...change })
  }

  #push(span: LogSpan): void {
    if (!this.mute) this.#io.emit('entries', span)
  }

  #span(after: number, to: number): LogSpan {
    return { from: after + 1, to: Math.max(after, to), entries: this.#log.slice(after, to) }
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.hung) return
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (this.down) return void request.socket.destroy()
    const [, chunk] = /^\/api\/v1\/snapshot\/chunks\/(.+)$/.exec(url.pathname) ?? []
    const name = chunk ? '/api/v1/snapshot/chunks' : url.pathname
    this.asked[name] = (this.asked[name] ?? 0) + 1
    if (chunk && !this.signedOut) return void this.#answerChunk(chunk, response)
    const body = this.signedOut ? null : this.#bodyOf(url)
    response.writeHead(body ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }

  #answerChunk(name: string, response: ServerResponse): void {
    const [chunk = '', part = ''] = name.split('/')
    const at = this.#order.indexOf(chunk)
    const give = () => {
      const bytes = this.garbled(at, part) ? new Uint8Array(8) : this.#chunks.get(name)
      response.writeHead(bytes ? 200 : 404, { 'content-type': ARROW_STREAM }).end(bytes)
    }
    if (!this.withholds(at, part)) give()
    else this.#waiting.push({ give, drop: () => response.destroy() })
  }

  #manifest(all: Incident[]): SnapshotManifest {
    const sorted = all.sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt))
    const lists = Array.from({ length: Math.ceil(sorted.length / CHUNK) }, (_, at) => sorted.slice(at * CHUNK, (at + 1) * CHUNK))
    const chunks = lists.map((list) => {
      const digest = digestText(list.reduce((sum, { id, version }) => addMember(sum, id, version), EMPTY_DIGEST))
      const times = list.map(({ occurredAt }) => Date.parse(occurredAt))
      return { name: digest, from: Math.min(...times), to: Math.max(...times), rows: list.length, digest }
    })
    this.#order = chunks.map(({ name }) => name)
    this.#chunks = new Map(
      chunks.flatMap(({ name }, at) => {
        const list = lists[at] as Incident[]
        return [
          [`${name}/picture`, encodePicture(pictureOf(chunkOf(this.lacking ? list.slice(1) : list)))],
          [`${name}/names`, encodeNames(chunkOf(list))],
          [`${name}/texts`, encodeTexts(chunkOf(list))],
        ]
      }),
    )
    return { mark: this.mark(), chunks }
  }

  #bodyOf({ pathname, searchParams }: URL): object | null {
    const all = [...this.#held.values()]
    if (pathname === '/api/v1/snapshot/manifest') return this.#manifest(all)
    if (pathname === '/api/v1/search') {
      const words = searchWords(searchParams.get('q') ?? '')
      return { seq: this.#log.length, ids: all.filter((one) => matchesWords(searchText(one), words)).map(({ id }) => id) }
    }
    if (pathname === '/api/v1/lenses') return { revision: this.versions.length, history: this.versions }
    const after = Number(searchParams.get('after'))
    return { ...this.#span(after, Math.min(this.#log.length, after + 7)), head: this.#log.length }
  }
}
