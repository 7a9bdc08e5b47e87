import { log } from '../schema/log'

/** The column that numbers the log for each level of `TLPS`. */
export const SEQ_COLUMNS = [log.seqClear, log.seqGreen, log.seqAmber, log.seqStrict, log.seq] as const

/** The column that numbers the log for a reader of this level. */
export function seqColumn(level: number) {
  const column = SEQ_COLUMNS[level]
  if (!column) throw new RangeError(`There is no level ${level}.`)
  return column
}
