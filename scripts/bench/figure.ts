/** One measured figure with its peer, both from the same run. */
export interface Figure {
  name: string
  value: number
  unit: string
  peer: string
  peerValue: number
  /** value / peerValue. */
  ratio: number
}

/** A figure from two measurements in the same unit. */
export function figure(name: string, unit: string, value: number, peer: string, peerValue: number): Figure {
  return { name, value, unit, peer, peerValue, ratio: value / peerValue }
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The value below which a share (0..1) of the measurements lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
