import type { LogEntry } from '../../core/incident'
import type { NameColumns } from '../../wire/name-chunk'
import type { PictureColumns } from '../../wire/picture-columns'
import type { Mark } from '../../wire/protocol'
import type { TextColumns } from '../../wire/text-chunk'
import type { Replica } from '../replica'
import { Store } from '../store'
import { SCORING } from './scoring'

/** The simplest replica: a store. */
export class Held implements Replica {
  store = new Store(SCORING)
  next = new Store(SCORING)
  /** Of each picture taken, when its latest incident occurred. */
  taken: number[] = []
  firstRows: number[] = []
  /** Entries of the log that were applied. */
  applied = 0

  get count() {
    return this.store.count
  }

  get digest() {
    return this.store.digest
  }

  begin() {
    this.next = new Store(SCORING)
  }

  place(chunk: number, picture: PictureColumns) {
    this.firstRows[chunk] = this.next.place(picture)
    this.taken.push(1000 * Math.max(...picture.occurred))
  }

  name(chunk: number, names: NameColumns) {
    this.next.name(this.firstRows[chunk] as number, names)
  }

  tell(chunk: number, texts: TextColumns) {
    this.next.tell(this.firstRows[chunk] as number, texts)
  }

  finish({ count, digest }: Mark) {
    if (this.next.count !== count || this.next.digest !== digest) return false
    this.store = this.next
    return true
  }

  apply(entries: readonly LogEntry[]) {
    for (const entry of entries) this.store.apply(entry)
    this.applied += entries.length
  }

  heard() {}
}
