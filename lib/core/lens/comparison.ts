import type { AgreementClass } from './lens'
import { agreementClass, type CompiledLens, type Facts, score } from './score'

/** Two lenses and the moment (milliseconds since 1970) that scores stand for. */
export interface Comparison {
  east: CompiledLens
  west: CompiledLens
  at: number
}

/** The class of an incident under two lenses. */
export function classUnder({ east, west, at }: Comparison, facts: Facts): AgreementClass {
  return agreementClass(score(east, facts, at), score(west, facts, at), east.highFrom, west.highFrom)
}
