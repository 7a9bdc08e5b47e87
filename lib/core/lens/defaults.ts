import east from './east.json'
import type { Lens } from './lens'
import west from './west.json'

/** The default lenses of the two blocs. They illustrate the model and rest on no submitted assessment. */
export const EAST_LENS: Lens = east
export const WEST_LENS: Lens = west
