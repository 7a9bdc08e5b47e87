const HOUR_MS = 3_600_000

/** The half-life in hours that leaves `decay` (0..1) after `ageMs`; null where nothing has decayed yet, so that it cannot be told. */
export function halfLifeHours(decay: number, ageMs: number): number | null {
  if (ageMs <= 0 || decay >= 0.9999 || decay <= 0) return null
  return Math.round(ageMs / HOUR_MS / -Math.log2(decay))
}
