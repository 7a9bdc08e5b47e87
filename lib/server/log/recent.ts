import type { readChanges, ToldChange } from '@/db/queries/read-log'

/** A stored change with its positions for every level. */
export type TailedChange = Awaited<ReturnType<typeof readChanges>>[number]

const ENTRIES = 20_000
/** Bounds the memory, as one summary may hold as much as a hundred others. */
const CHARACTERS = 32_000_000
/** What an entry weighs beside its summary. */
const BASE = 1_000

/** The last changes of the log, so that a reader who fell behind a little is served without the store. */
export class RecentChanges {
  private changes: TailedChange[] = []
  private weight = 0

  add(changes: readonly TailedChange[]): void {
    for (const change of changes) {
      this.changes.push(change)
      this.weight += weightOf(change)
    }
    let drop = 0
    while (drop < this.changes.length && (this.changes.length - drop > ENTRIES || this.weight > CHARACTERS)) {
      this.weight -= weightOf(this.changes[drop] as TailedChange)
      drop++
    }
    if (drop > 0) this.changes = this.changes.slice(drop)
  }

  /** What a level sees after `after` and up to `position`, in order; null where a part of it is no longer held. */
  after(level: number, after: number, position: number): ToldChange[] | null {
    const start = this.changes.findIndex(({ positions }) => (positions[level] ?? 0) > after)
    const found = start < 0 ? [] : seenBy(level, this.changes.slice(start))
    return found.length === Math.max(0, position - after) ? found : null
  }
}

/**
 * The changes that a level sees, each under its position there. They reach to the end of what is known of the log: the
 * marking that an incident has now is the one after its last change among them.
 */
export function seenBy(level: number, changes: readonly TailedChange[]): ToldChange[] {
  const now = new Map(changes.map(({ id, tlp }) => [id, tlp]))
  return changes.flatMap((change) => {
    const seq = change.positions[level] ?? null
    return seq === null ? [] : [{ ...change, seq, tlpNow: now.get(change.id) ?? change.tlp }]
  })
}

function weightOf({ incident }: TailedChange): number {
  return BASE + incident.summary.length
}
