import type { LogEntry } from '../core/incident'
import type { LiveMark, Mark } from '../wire/protocol'
import type { PieceTaker } from './pieces'

/** The held set that a client keeps equal to the store's. Pieces of a snapshot go into the set that was begun last, texts also after its finish. */
export interface Replica extends PieceTaker {
  /** Begins a set to come in the place of the one held; one that was begun before is dropped. */
  begin(incidents: number): void
  /** Puts the set begun in the place of the one held, if it is what the mark says; returns whether it is. */
  finish(mark: Mark): boolean
  /** Takes entries of the log, each once and in order. */
  apply(entries: readonly LogEntry[]): void
  /** Hears every mark. */
  heard(mark: LiveMark): void
  readonly count: number
  /** `digestText` of what is held. */
  readonly digest: string
}
