import * as z from 'zod'
import { Backlog } from './backlog'
import type { LiveSocket } from './live-socket'

/** The least time between two answers to `watch`: asking more often costs the server nothing. */
const WATCH_MS = 200

const watchRequest = z.object({ after: z.int().min(0) })

/** One socket that reads the log. */
export class Watcher {
  readonly backlog: Backlog
  /** Out of the room until the backlog is handed over. */
  lags = false
  private wanted: number | null = null
  private resting: NodeJS.Timeout | null = null

  constructor(
    readonly socket: LiveSocket,
    private readonly wishes: { watch: (watcher: Watcher, after: number) => void; leave: (watcher: Watcher) => void },
  ) {
    this.backlog = new Backlog(socket.conn)
    socket.on('watch', (request: unknown) => this.onWatch(request))
    socket.once('disconnect', () => this.stop())
  }

  /** What is no request is passed over: a client of ours sends none. */
  private onWatch(request: unknown): void {
    const read = watchRequest.safeParse(request)
    if (!read.success) return
    this.wanted = read.data.after
    if (!this.resting) this.answer()
  }

  private answer(): void {
    this.resting = null
    if (this.wanted === null) return
    this.wishes.watch(this, this.wanted)
    this.wanted = null
    this.resting = setTimeout(() => this.answer(), WATCH_MS)
  }

  private stop(): void {
    this.wishes.leave(this)
    if (this.resting) clearTimeout(this.resting)
    this.wanted = null
  }
}
