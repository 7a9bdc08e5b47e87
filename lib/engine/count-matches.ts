import { recordingsOf, timesOf } from './count-chunks'
import { type Filter, failsOf } from './filter'
import { CHUNK_ROWS } from './layout'
import type { Store } from './store'

/** Rows that match a filter, counted one by one and without a trace: chunks that lie outside its windows are passed over. */
export function countMatches(store: Store, filter: Filter): number {
  store.refresh()
  let count = 0
  for (const [chunk, zone] of store.zones.list.entries()) {
    if (recordingsOf(zone, filter) === 'outside' || timesOf(zone, filter) === 'outside') continue
    const end = Math.min(store.size, (chunk + 1) * CHUNK_ROWS)
    for (let row = chunk * CHUNK_ROWS; row < end; row++) if (failsOf(filter, store.rows, row) === 0) count++
  }
  return count
}
