import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Problem } from '@/lib/wire/protocol'

/** A finished form that waits to be sent: by whom, when, and what the server said against it, if it did. */
export interface Waiting {
  externalId: string
  person: string
  /** Milliseconds since 1970. */
  since: number
  body: Record<string, unknown>
  refusal: Problem | null
}

interface LocalSchema extends DBSchema {
  outbox: { key: string; value: Waiting; indexes: { person: string } }
}

let opened: Promise<IDBPDatabase<LocalSchema>> | null = null

/** The browser's own store of what has not reached the server yet. Rejects where the browser has none (some private windows). */
export function localStore(): Promise<IDBPDatabase<LocalSchema>> {
  opened ??= openDB<LocalSchema>('meridian', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'externalId' }).createIndex('person', 'person')
    },
  }).catch((cause: unknown) => {
    opened = null
    throw cause
  })
  return opened
}
