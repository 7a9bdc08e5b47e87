/** Words for a cohesion, from the highest; each from its tau-b on. What lies below the last is `opposed`. */
export const COHESION_GRADES = [
  { grade: 'one', from: 0.8 },
  { grade: 'close', from: 0.6 },
  { grade: 'partly', from: 0.4 },
  { grade: 'loose', from: 0.2 },
  { grade: 'none', from: -0.2 },
] as const
export type CohesionGrade = (typeof COHESION_GRADES)[number]['grade'] | 'opposed'

/** The word for a tau-b. */
export function cohesionGrade(tau: number): CohesionGrade {
  return COHESION_GRADES.find(({ from }) => tau >= from)?.grade ?? 'opposed'
}

/** Of 100 pairs that neither side ties, about how many both put in the same order. */
export function pairsAlike(tau: number): number {
  return Math.round(50 * (1 + tau))
}
