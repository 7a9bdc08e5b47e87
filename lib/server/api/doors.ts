import { bulkDoors } from './bulk'
import { demoDoors } from './demo'
import { describeDoors } from './describe'
import type { Door } from './door'
import { exportDoors } from './export'
import { healthDoors } from './health'
import { importCsvDoors } from './import-csv'
import { incidentDoors } from './incidents'
import { keyDoors } from './keys'
import { lensDraftDoors } from './lens-drafts'
import { lensDoors } from './lenses'
import { logDoors } from './log'
import { regionDoors } from './regions'
import { reportDoors } from './reports'
import { seamDoors } from './seam'
import { searchDoors } from './search'
import { sessionDoors } from './session'
import { setupDoors } from './setup'
import { snapshotDoors } from './snapshot'
import { technologyDoors } from './technologies'
import { userDoors } from './users'

/** Every door below /api/v1. */
export const apiDoors: readonly Door[] = [
  ...incidentDoors,
  ...bulkDoors,
  ...importCsvDoors,
  ...exportDoors,
  ...logDoors,
  ...snapshotDoors,
  ...searchDoors,
  ...regionDoors,
  ...reportDoors,
  ...technologyDoors,
  ...seamDoors,
  ...lensDoors,
  ...lensDraftDoors,
  ...sessionDoors,
  ...setupDoors,
  ...demoDoors,
  ...userDoors,
  ...keyDoors,
  ...describeDoors,
]

/** The doors at the root of the server. */
export const rootDoors: readonly Door[] = healthDoors
