import { EAST_LENS, WEST_LENS } from '../../core/lens/defaults'
import { compileLens } from '../../core/lens/score'
import { SPAN } from '../../core/testing/arbitraries'
import type { Scoring } from '../scoring'

/** The default lenses, at the end of the span that random incidents lie in. */
export const SCORING: Scoring = { east: compileLens(EAST_LENS), west: compileLens(WEST_LENS), at: SPAN[1] }
