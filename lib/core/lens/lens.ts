import type { Confidence, Credibility, Kind, Reliability, Sector, Severity } from '../taxonomy'

/** What a lens weighs, in the order of its columns. */
export const CRITERIA = ['kind', 'origin', 'place', 'severity', 'confidence', 'sector'] as const
export type Criterion = (typeof CRITERIA)[number]

/**
 * Values 0..1 for countries: by code first, then by `bloc:` and `alliance:` in that order, else `default`. For a
 * country that counts in several blocs it is the mean of their values, weighed by its membership.
 */
export type CountryValues = Record<string, number>

/**
 * One view of priority, as data. Weights sum to 1; every value lies in 0..1. A lens is never changed in place:
 * a change makes a new version (see `in-force`), and a score names the versions it was made with.
 */
export interface Lens {
  /** On what the lens rests; shown beside every score. */
  basis: string
  /** Whether it only illustrates the model and nobody has submitted it. */
  illustrative: boolean
  weights: Record<Criterion, number>
  values: {
    kind: Record<Kind, number>
    /** Country codes, `unknown`, `non-state`, `default`; scaled by the confidence of the attribution. */
    origin: CountryValues
    /** Country codes, `bloc:…`, `alliance:…`, `none` for an incident without a country, `default`. */
    place: CountryValues
    severity: Record<Severity, number>
    /** Admiralty: the value is the mean of the two grades that carry information, `noInformation` where neither does. */
    confidence: {
      reliability: Record<Exclude<Reliability, 'F'>, number>
      credibility: Record<`${Exclude<Credibility, 6>}`, number>
      noInformation: number
    }
    sector: Record<Sector | 'none', number>
  }
  /** How far an attribution of each confidence lifts the origin's value above that of `unknown`, 0..1. */
  attribution: Record<Confidence, number>
  /** Hours after which an incident of the kind weighs half. */
  halfLifeHours: Record<Kind, number>
  /** Score from which this lens calls an incident high, 0..100. */
  highFrom: number
}

/** The four classes of agreement, in the order of their codes. */
export const CLASSES = ['both-low', 'east-led', 'west-led', 'both-high'] as const
export type AgreementClass = (typeof CLASSES)[number]
