import { once } from 'node:events'
import { io, type Socket } from 'socket.io-client'
import type { LogEntry } from '../../core/incident'
import type { ClientEvents, LiveMark, LogAnswer, ServerEvents } from '../../wire/protocol'

type LiveClient = Socket<ServerEvents, ClientEvents>

/** Connects as a test asks for it: no second attempt, a connection of its own. */
export function connect(url: string, options: Parameters<typeof io>[1]): LiveClient {
  return io(url, { forceNew: true, reconnection: false, transports: ['websocket'], ...options })
}

/** Why a connection was refused; fails if it was not. */
export async function refusalOf(socket: LiveClient): Promise<string> {
  const reason = await Promise.race([
    new Promise<string>((resolve) => socket.once('connect_error', (error) => resolve(error.message))),
    new Promise<string>((resolve) => socket.once('connect', () => resolve('connected'))),
  ])
  socket.disconnect()
  return reason
}

/**
 * A client that follows the protocol and nothing more: it takes spans that join on, and fetches what a mark shows it
 * lacks. What it was pushed and what it holds can be looked at.
 */
export class LogReader {
  readonly held: LogEntry[] = []
  readonly pushed: LogEntry[] = []
  readonly marks: LiveMark[] = []
  fetches = 0
  private healing: Promise<void> | null = null

  private constructor(
    readonly socket: LiveClient,
    private readonly url: string,
    private readonly token: string,
    private readonly after: number,
  ) {
    socket.on('entries', ({ entries }) => {
      this.pushed.push(...entries)
      this.take(entries)
    })
    socket.on('mark', (mark) => {
      this.marks.push(mark)
      if (mark.seq > this.seq) this.healing ??= this.heal().finally(() => (this.healing = null))
    })
  }

  static async open(url: string, token: string, after = 0): Promise<LogReader> {
    const reader = new LogReader(connect(url, { auth: { token } }), url, token, after)
    await once(reader.socket as unknown as NodeJS.EventEmitter, 'connect')
    reader.socket.emit('watch', { after })
    return reader
  }

  /** Last number held. */
  get seq(): number {
    return this.after + this.held.length
  }

  private take(entries: readonly LogEntry[]): void {
    for (const entry of entries) if (entry.seq === this.seq + 1) this.held.push(entry)
  }

  private async heal(): Promise<void> {
    for (let head = this.seq + 1; this.seq < head; ) {
      this.fetches++
      const response = await fetch(`${this.url}/api/v1/log?after=${this.seq}&limit=500`, {
        headers: { authorization: `Bearer ${this.token}` },
      })
      if (!response.ok) return
      const answer = (await response.json()) as LogAnswer
      this.take(answer.entries)
      head = answer.head
    }
  }
}
