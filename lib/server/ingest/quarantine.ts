import { keepQuarantine } from '@/db/queries/keep-quarantine'
import type { Store } from '@/db/store'
import type { Quarantine } from '../context'
import { storeFault } from './record-fault'

/** Keeps what an import could not take, so that nothing is lost. What Postgres cannot hold as text stands as U+FFFD. */
export function createQuarantine(store: Store): Quarantine {
  return {
    async keep(lines, by) {
      if (lines.length === 0) return
      const rows = lines.map(({ importId, line, text, issues }) => {
        return { importId, line, text: storable(text), issues: storableJson(issues ?? []), byId: by.id, byName: by.name }
      })
      try {
        await keepQuarantine(store.db, rows)
      } catch (error) {
        throw storeFault(error)
      }
    },
  }
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd')
}

function storableJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'string' ? storable(part) : part))
}
