import type { Store } from '@/db/store'
import type { Tlp } from '../../core/taxonomy'
import { createRecorder } from '../ingest/record'
import type { Locate } from '../ingest/record-incident'
import type { Principal } from '../principal'
import type { RunningTail } from './tail'

/** Points to two countries and an area by longitude, and to nothing in the south: enough to tell derived regions apart. */
export const locateForTests: Locate = (lng, lat) => {
  if (lat < 0) return { country: null, area: null }
  return lng < 0 ? { country: 'US', area: null } : { country: 'EE', area: 'EE-37' }
}

/** Someone who may write up to a clearance, and release. */
export function writer(clearance: Tlp): Principal {
  return { sort: 'user', id: `user-${clearance}`, name: `Writer ${clearance}`, role: 'lead', clearance, organisation: null }
}

/** The write verb on a store, with the present as it is; what it commits is handed to a tail of the same process, if any. */
export function recorderFor(store: Store, tail?: Pick<RunningTail, 'take'>) {
  return createRecorder(store, { locate: locateForTests, now: Date.now, committed: (changes) => tail?.take(changes) })
}
