import type { Tlp } from '../../core/taxonomy'
import type { LogSpan, Mark } from '../../wire/protocol'
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
  private readonly unsubscribe: () => void
  private readonly idle: NodeJS.Timeout
  private due: NodeJS.Timeout | null = null
  private mark: Mark | null = null
  private wasAhead = false

  constructor(
    private readonly clearance: Tlp,
    private readonly parts: ChannelParts,
  ) {
    this.unsubscribe = parts.tail.subscribe(clearance, (span, mark) => this.tell(span, mark))
    this.idle = setInterval(() => void this.prove(), IDLE_MS)
  }

  /** Starts to stream what follows `after`, from memory where it is held, and sends a mark in any case. */
  async watch(watcher: Watcher, after: number): Promise<void> {
    this.watchers.add(watcher)
    this.mark ??= await this.read()
    if (!watcher.socket.connected || !this.makeRoom(watcher)) return
    const span = this.parts.tail.recent(this.clearance, after)
    const pieces = span ? piecesOf(span) : []
    if (pieces.length <= MOST_PIECES) for (const piece of pieces) watcher.socket.emit('entries', piece)
    this.join(watcher)
  }

  leave(watcher: Watcher): void {
    this.watchers.delete(watcher)
  }

  close(): void {
    this.unsubscribe()
    clearInterval(this.idle)
    if (this.due) clearTimeout(this.due)
  }

  private tell(span: LogSpan, mark: Mark): void {
    this.mark = mark
    for (const piece of piecesOf(span)) {
      for (const watcher of this.watchers) this.makeRoom(watcher)
      this.parts.io.to(this.clearance).emit('entries', piece)
    }
    this.due ??= setTimeout(() => {
      this.due = null
      this.sendMark()
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
    if (this.mark) watcher.socket.emit('mark', this.mark)
  }

  private sendMark(): void {
    if (this.mark) this.parts.io.to(this.clearance).emit('mark', this.mark)
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
    const isAhead = mark.seq > this.parts.tail.position(this.clearance)
    const waits = isAhead && !this.wasAhead
    this.wasAhead = isAhead
    if (waits) return
    if (mark.seq >= (this.mark?.seq ?? 0)) this.mark = mark
    this.sendMark()
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
