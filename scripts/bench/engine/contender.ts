import type { Query } from '@/lib/core/query'

/** What one way of making the picture does; each call does the whole work of one change. Numbers are for checking that all agree. */
export interface Contender {
  /** Makes the picture of a query; returns how many incidents match. */
  filter(query: Query): number | Promise<number>
  /** Scores by the lenses in one of two states and makes the picture; absent where it has no such thing. */
  lens?(state: 0 | 1, query: Query): number
}

/** Makes a contender ready over so many incidents. */
export type Ready = (rows: number) => Promise<Contender>
export const SEED = 20261120
