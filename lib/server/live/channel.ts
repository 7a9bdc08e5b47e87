import type { Tlp } from '../../core/taxonomy'
import type { LiveMark, LogSpan, Mark } from '../../wire/protocol'
import type { Reader, Tail } from '../context'
import type { LiveServer } from './live-socket'
import { piecesOf } from './pieces'
import type { Watcher } from './watcher'

/** How often a mark follows the entries while they come. */
const BUSY_MS = 250
/** How often a mark is read from the store while nothing comes: the proof that nothing was missed. */
const IDLE_MS = 5_000
/** The most pieces that are sent on `watch`; what lies farther back is fetched from `GET /log`. */
const MOST_PIECES = 2

interface ChannelParts {
  io: LiveServer
  tail: Tail
  /** Reads for this clearance. */
  reader: Reader
  /** How many versions of lenses are known. */
  lenses: () => number
  onLag: () => void
  onError: (error: unknown) => void
}

/**
 * What one clearance is told. Everyone of it who keeps up stands in one room, to which each piece of a span is encoded once.
 * A reader who falls behind leaves the room until their backlog is handed over; the mark they get then shows them the
 * hole, which they fetch from `GET /log`. So a slow reader costs no more memory than their bounded backlog.
 */
export class Channel {
  private readonly watchers = new Set<Watcher>()
  /** Set while someone watches: for no one, nothing is made. */
  private unsubscribe: (() => void) | null = null
  private readonly idle: NodeJS.Timeout
  private due: NodeJS.Timeout | null = null
  private wasAhead = false

  constructor(
    private readonly clearance: Tlp,
    private readonly parts: ChannelParts,
  ) {
    this.idle = setInterval(() => void this.prove(), IDLE_MS)
  }

  /** Starts to stream what follows `after`, from memory where it is held, and sends a mark in any case. */
  watch(watcher: Watcher, after: number): void {
    this.watchers.add(watcher)
    this.unsubscribe ??= this.parts.tail.subscribe(this.clearance, (span) => this.tell(span))
    if (!this.makeRoom(watcher)) return
    const span = this.parts.tail.recent(this.clearance, after)
    const pieces = span ? piecesOf(span) : []
    if (pieces.length <= MOST_PIECES) for (const piece of pieces) watcher.socket.emit('entries', piece)
    this.join(watcher)
  }

  /** Sends a mark now: what it says beside the log has changed. */
  remark(): void {
    if (this.watchers.size > 0) this.send(this.mark)
  }

  leave(watcher: Watcher): void {
    this.watchers.delete(watcher)
    if (this.watchers.size === 0) this.stop()
  }

  close(): void {
    this.stop()
    clearInterval(this.idle)
    if (this.due) clearTimeout(this.due)
  }

  private stop(): void {
    this.unsubscribe?.()
    this.unsubscribe = null
  }

  private tell(span: LogSpan): void {
    for (const piece of piecesOf(span)) {
      for (const watcher of this.watchers) this.makeRoom(watcher)
      this.parts.io.to(this.clearance).emit('entries', piece)
    }
    this.due ??= setTimeout(() => {
      this.due = null
      this.send(this.mark)
    }, BUSY_MS)
  }

  /** Whether the watcher may be sent more; if not, they are out of the room until their backlog is handed over. */
  private makeRoom(watcher: Watcher): boolean {
    if (watcher.lags) return false
    if (!watcher.backlog.isFull) return true
    watcher.lags = true
    watcher.socket.leave(this.clearance)
    this.parts.onLag()
    watcher.backlog.onceEmpty(() => {
      watcher.lags = false
      if (this.watchers.has(watcher)) this.join(watcher)
    })
    return false
  }

  /** Into the room, with the mark of where the stream stands at this moment. */
  private join(watcher: Watcher): void {
    watcher.socket.join(this.clearance)
    watcher.socket.emit('mark', this.mark)
  }

  /** Where the stream stands. */
  private get mark(): LiveMark {
    return this.withLenses(this.parts.tail.mark(this.clearance))
  }

  private withLenses(mark: Mark): LiveMark {
    return { ...mark, lenses: this.parts.lenses() }
  }

  private send(mark: Mark): void {
    this.parts.io.to(this.clearance).emit('mark', this.withLenses(mark))
  }

  /**
   * Sends the mark of the store itself. One that is ahead of the stream waits a turn, as its entries are on their way;
   * at the second it goes out, so that readers heal themselves. If the store does not answer none goes out, and
   * readers see that their picture is stale.
   */
  private async prove(): Promise<void> {
    if (this.watchers.size === 0) return
    const mark = await this.read()
    if (!mark) return
    const streamed = this.mark
    const isAhead = mark.seq > streamed.seq
    const waits = isAhead && !this.wasAhead
    this.wasAhead = isAhead
    if (!waits) this.send(isAhead ? mark : streamed)
  }

  private async read(): Promise<Mark | null> {
    try {
      return await this.parts.reader.mark()
    } catch (error) {
      this.parts.onError(error)
      return null
    }
  }
}
