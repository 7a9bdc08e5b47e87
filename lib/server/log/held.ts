import type { TailedChange } from './recent'

/** More than this are not held: they stand in the store. */
const MOST = 20_000

/** Changes that this process committed, until all that come before them are there too. */
export class HeldChanges {
  private readonly bySeq = new Map<number, TailedChange>()

  /** The lowest position held; infinite where nothing is. */
  get first(): number {
    let first = Number.POSITIVE_INFINITY
    for (const seq of this.bySeq.keys()) first = Math.min(first, seq)
    return first
  }

  add(changes: readonly TailedChange[]): void {
    if (this.bySeq.size + changes.length > MOST) this.bySeq.clear()
    for (const change of changes) this.bySeq.set(change.seq, change)
  }

  /** Takes out what follows a position without a hole, and drops what lies at or before it. */
  takeAfter(position: number, limit: number): TailedChange[] {
    const taken: TailedChange[] = []
    while (taken.length < limit) {
      const change = this.bySeq.get(position + taken.length + 1)
      if (!change) break
      taken.push(change)
      this.bySeq.delete(change.seq)
    }
    if (taken.length === 0) for (const seq of this.bySeq.keys()) if (seq <= position) this.bySeq.delete(seq)
    return taken
  }
}
