import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '../core/taxonomy'

/** How many codes there are: every combination of the five filtered words. */
export const WORDS_CODES = KINDS.length * SEVERITIES.length * DETERMINATIONS.length * INVESTIGATIONS.length * TLPS.length

/** One code for the five words of a row that a reader filters by, so that a filter is one table over them. */
export function wordsCode(kind: number, severity: number, determination: number, investigation: number, tlp: number): number {
  const bySeverity = kind * SEVERITIES.length + severity
  const byDetermination = bySeverity * DETERMINATIONS.length + determination
  return (byDetermination * INVESTIGATIONS.length + investigation) * TLPS.length + tlp
}

/** The five words of a code, in the order of `wordsCode`. */
export function wordsOfCode(code: number): [kind: number, severity: number, determination: number, investigation: number, tlp: number] {
  const byInvestigation = Math.floor(code / TLPS.length)
  const byDetermination = Math.floor(byInvestigation / INVESTIGATIONS.length)
  const bySeverity = Math.floor(byDetermination / DETERMINATIONS.length)
  return [
    Math.floor(bySeverity / SEVERITIES.length),
    bySeverity % SEVERITIES.length,
    byDetermination % DETERMINATIONS.length,
    byInvestigation % INVESTIGATIONS.length,
    code % TLPS.length,
  ]
}
