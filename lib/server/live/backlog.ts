import type { EventEmitter } from 'node:events'

/** What may wait for a reader in the server's memory. */
const MOST_PACKETS = 256
const MOST_CHARACTERS = 4_000_000

/** Counts what waits to be handed to a connection, from the events of Engine.IO. */
export class Backlog {
  private packets = 0
  private characters = 0

  constructor(private readonly connection: EventEmitter) {
    connection.on('packetCreate', this.onPacket)
    connection.on('flush', this.onFlush)
  }

  /** Whether so much waits that no more must be added. */
  get isFull(): boolean {
    return this.packets > MOST_PACKETS || this.characters > MOST_CHARACTERS
  }

  /** Calls back once, when what waits was handed over. */
  onceEmpty(callback: () => void): void {
    this.connection.once('drain', callback)
  }

  private readonly onPacket = (packet: { data?: unknown }) => {
    this.packets++
    this.characters += typeof packet.data === 'string' ? packet.data.length : 0
  }

  private readonly onFlush = () => {
    this.packets = 0
    this.characters = 0
  }
}
