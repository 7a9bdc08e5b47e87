import { io, type Socket } from 'socket.io-client'
import type { SnapshotManifest } from '../wire/manifest'
import type { ClientEvents, LiveMark, LogAnswer, LogSpan, ServerEvents } from '../wire/protocol'
import { type Address, type Answer, getJson } from './api'
import { Cursor } from './cursor'
import { loadChunks } from './load-chunks'
import { loadTexts } from './load-texts'
import { FIRST_LINK, type LinkProblem, type LinkState } from './messages'
import { backoffMs, PATIENCE, Patience, type PatienceMs } from './patience'
import type { PieceWay } from './pieces'
import type { Replica } from './replica'

const PAGE = 2000
/** What an answer ends. */
const OUTAGES: ReadonlySet<LinkProblem | null> = new Set(['unreachable', 'server-error'])

/**
 * Keeps a replica equal to the store: backfill (snapshot), cutover (watch what follows it), stream (entries, proven by
 * marks). What the push did not bring is fetched from the log; what the log cannot explain is loaded anew.
 */
export class LiveClient {
  #link: LinkState = FIRST_LINK
  #cursor = new Cursor()
  #socket: Socket<ServerEvents, ClientEvents> | null = null
  #stop = new AbortController()
  /** Ends the loading of texts. */
  #texts = new AbortController()
  readonly #patience = new Patience()
  #loaded = false
  #proven = false
  /** Whether there ever was a connection: one that is being made is not one that was lost. */
  #linked = false
  /** When the server was heard last, and when a snapshot was asked for last; milliseconds since 1970. */
  #heardAt = 0
  #reloadedAt = 0
  #filling = false
  #reloading = false
  #dialling = false

  constructor(
    private readonly address: Address,
    private readonly replica: Replica,
    private readonly onLink: (link: LinkState) => void,
    private readonly patience: PatienceMs = PATIENCE,
  ) {}

  /** Starts, and goes on by itself until `stop`. */
  start(): void {
    this.#stop = new AbortController()
    this.#loaded = false
    this.#linked = false
    this.#tell(FIRST_LINK)
    const timer = setInterval(() => this.#look(), this.patience.checkMs)
    this.#stop.signal.addEventListener('abort', () => clearInterval(timer))
    void this.#backfill(null)
  }

  stop(): void {
    this.#stop.abort()
    this.#socket?.disconnect()
    this.#socket = null
  }

  /** Tries at once what waits for its next attempt; starts afresh after a refusal. */
  retry(): void {
    this.#patience.wake()
    if (this.#link.phase === 'refused') this.start()
    else if (this.#socket && !this.#socket.connected) this.#socket.disconnect().connect()
  }

  #look(): void {
    this.#settle()
    if (this.#loaded && this.#isSilent() && this.#socket?.connected) void this.#dialAnew()
  }

  #isSilent(): boolean {
    return Date.now() - this.#heardAt > this.patience.silentMs
  }

  /** A connection may be dead without having ended: where nothing comes by it and the API answers, it is made anew. */
  async #dialAnew(): Promise<void> {
    if (this.#dialling) return
    this.#dialling = true
    const answer = await this.#askLog()
    this.#dialling = false
    if (answer.ok && this.#isSilent() && this.#socket?.connected) this.#socket.disconnect().connect()
  }

  /** Loads the snapshot, as often as it takes, then goes over to the stream. */
  async #backfill(problem: LinkProblem | null): Promise<void> {
    this.#reloading = true
    this.#reloadedAt = Date.now()
    this.#proven = false
    this.#texts.abort()
    this.#settle({ problem })
    const { signal } = this.#stop
    for (let attempt = 0; !signal.aborted; attempt++) {
      const answer = await this.#get<SnapshotManifest>('/api/v1/snapshot/manifest', this.patience.snapshotStallMs)
      const isWhole = answer.ok && (await this.#load(answer.value, signal))
      if (signal.aborted || this.#link.phase === 'refused') return
      if (answer.ok && isWhole) return this.#cutOver(answer.value)
      await this.#patience.wait(backoffMs(attempt), signal)
    }
  }

  /** Loads the chunks of a manifest; false where they are not all there or not what its mark says: then another is due. */
  async #load(manifest: SnapshotManifest, signal: AbortSignal): Promise<boolean> {
    this.#settle({ expected: manifest.mark.count, loaded: 0 })
    // The connection stands by the time that all is in.
    if (!this.#socket) this.#connect()
    const onLoaded = (loaded: number) => this.#settle({ loaded })
    const end = await loadChunks(manifest, this.replica, { ...this.#way(signal), onLoaded })
    if (signal.aborted) return false
    if (end === 'refused') this.#refuse()
    else if (end !== 'whole' && end !== 'gone') this.#settle({ problem: end })
    return end === 'whole'
  }

  #way(signal: AbortSignal): PieceWay {
    return { address: this.address, signal, stallMs: this.patience.snapshotStallMs }
  }

  #cutOver(manifest: SnapshotManifest): void {
    this.#cursor = new Cursor(manifest.mark)
    this.#loaded = true
    this.#reloading = false
    this.#heard()
    this.#settle({ loaded: manifest.mark.count })
    if (this.#socket?.connected) this.#watch()
    void this.#loadTexts(manifest)
  }

  /** What incidents say in words comes while the stream goes on: no number needs it. */
  async #loadTexts(manifest: SnapshotManifest): Promise<void> {
    this.#texts = new AbortController()
    const signal = AbortSignal.any([this.#stop.signal, this.#texts.signal])
    const end = await loadTexts(manifest, this.replica, this.#way(signal), this.#patience)
    if (signal.aborted || end === 'whole') return
    if (end === 'refused') return this.#refuse()
    await this.#patience.wait(this.#reloadedAt + this.patience.reloadEveryMs - Date.now(), signal)
    if (!signal.aborted) void this.#backfill(null)
  }

  #connect(): void {
    const socket: Socket<ServerEvents, ClientEvents> = io(this.address.origin, {
      path: '/socket.io',
      transports: ['websocket'],
      withCredentials: true,
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      ...(this.address.token ? { auth: { token: this.address.token } } : {}),
    })
    this.#socket = socket
    socket.on('connect', () => this.#linkUp())
    socket.on('entries', (span) => this.#hearEntries(span))
    socket.on('mark', (mark) => this.#hearMark(mark))
    socket.on('revoked', () => this.#refuse())
    socket.on('connect_error', () => void this.#comeBack())
    socket.on('disconnect', () => void this.#comeBack())
  }

  #linkUp(): void {
    this.#linked = true
    if (this.#loaded) this.#watch()
  }

  /** Says from where to go on; the next mark proves the set anew. */
  #watch(): void {
    this.#proven = false
    this.#heard()
    this.#socket?.emit('watch', { after: this.#cursor.seq })
    this.#settle()
  }

  /** Socket.IO dials again by itself unless the server hung up or turned us away: then the API says which. */
  async #comeBack(): Promise<void> {
    this.#proven = false
    this.#settle()
    const { signal } = this.#stop
    // While a set is loaded, what its chunks meet tells how the server is.
    const isWell = !this.#loaded || (await this.#askLog()).ok
    if (signal.aborted || this.#link.phase === 'refused') return
    if (this.#socket?.active) return
    await this.#patience.wait(backoffMs(isWell ? 0 : 3), signal)
    if (!signal.aborted) this.#socket?.connect()
  }

  #hearEntries(span: LogSpan): void {
    this.#heard()
    if (this.#reloading) return
    this.#apply(span)
    if (this.#cursor.behind) {
      this.#proven = false
      void this.#fill()
    }
    this.#settle()
  }

  #hearMark({ lenses, ...mark }: LiveMark): void {
    this.#heard()
    this.replica.heard({ lenses, ...mark })
    if (this.#reloading) return
    const verdict = this.#cursor.judge(mark, this.replica)
    this.#proven = verdict === 'equal' || (verdict === 'older' && this.#proven)
    if (verdict === 'equal') this.#settle({ mark, provenAt: new Date().toISOString(), problem: null })
    else if (verdict === 'differs') this.#reload('digest')
    else if (verdict === 'behind') void this.#fill()
    else if (this.#mayReload()) void this.#askWhetherReplaced()
    this.#settle()
  }

  /** Fetches from the log what the push did not bring, page by page. */
  async #fill(): Promise<void> {
    if (this.#filling) return
    this.#filling = true
    const { signal } = this.#stop
    for (let attempt = 0; this.#cursor.behind && !signal.aborted && !this.#reloading; ) {
      const [cursor, after] = [this.#cursor, this.#cursor.seq]
      const answer = await this.#get<LogAnswer>(`/api/v1/log?after=${after}&limit=${PAGE}`)
      if (signal.aborted || this.#link.phase === 'refused' || cursor !== this.#cursor) break
      const moved = answer.ok && this.#apply(answer.value)
      if (answer.ok) cursor.expect(answer.value.head)
      // It was known to hold more: a log that does not is another log.
      if (answer.ok && answer.value.head <= after && cursor.seq === after) this.#reload('replaced')
      this.#settle()
      if (moved) attempt = 0
      else await this.#patience.wait(backoffMs(attempt++), signal)
    }
    this.#filling = false
  }

  #apply(span: LogSpan): boolean {
    const entries = this.#cursor.accept(span)
    if (entries.length > 0) this.replica.apply(entries)
    return entries.length > 0
  }

  /** A mark may simply be late; a log that ends before our cursor is another log. */
  async #askWhetherReplaced(): Promise<void> {
    const { seq } = this.#cursor
    const answer = await this.#askLog()
    if (answer.ok && answer.value.head < seq && seq === this.#cursor.seq) this.#reload('replaced')
  }

  /** Loads everything anew, at most once in `reloadEveryMs`. */
  #reload(problem: LinkProblem): void {
    if (this.#reloading) return
    this.#settle({ problem })
    if (this.#mayReload()) void this.#backfill(problem)
  }

  #mayReload(): boolean {
    return Date.now() - this.#reloadedAt >= this.patience.reloadEveryMs
  }

  /** Where the log ends now. */
  #askLog(): Promise<Answer<LogAnswer>> {
    return this.#get<LogAnswer>(`/api/v1/log?after=${this.#cursor.seq}&limit=1`)
  }

  async #get<T>(path: string, stallMs = this.patience.stallMs): Promise<Answer<T>> {
    const { signal } = this.#stop
    const answer = await getJson<T>(this.address, path, signal, stallMs)
    if (signal.aborted) return answer
    if (answer.ok) this.#settle({ problem: OUTAGES.has(this.#link.problem) ? null : this.#link.problem })
    else if (answer.problem === 'refused') this.#refuse()
    else this.#settle({ problem: answer.problem })
    return answer
  }

  #refuse(): void {
    this.stop()
    this.#tell({ ...this.#link, phase: 'refused', problem: 'signed-out', since: null })
  }

  #heard(): void {
    this.#heardAt = Date.now()
  }

  #settle(change: Partial<LinkState> = {}): void {
    if (this.#link.phase === 'refused' || this.#stop.signal.aborted) return
    const next = { ...this.#link, ...change, seq: this.#cursor.seq }
    const phase = this.#phase(next.problem)
    this.#tell({ ...next, phase, since: phase === 'stale' ? new Date(this.#heardAt).toISOString() : null })
  }

  #phase(problem: LinkProblem | null): LinkState['phase'] {
    if (!this.#loaded) return problem === null ? 'loading' : 'failed'
    const lost = this.#linked && !this.#socket?.connected
    if (lost || this.#isSilent()) return 'stale'
    return this.#proven && !this.#reloading ? 'complete' : 'catching-up'
  }

  #tell(link: LinkState): void {
    if (JSON.stringify(link) === JSON.stringify(this.#link)) return
    this.#link = link
    this.onLink(link)
  }
}
