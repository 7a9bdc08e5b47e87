/**
 * Rounds parts so that what is shown sums to the total as it is shown: each is cut to the digits given, and the units that
 * are missing go to the parts that lost most (largest remainder; of equals the first). No part moves by a whole unit of
 * its last digit.
 */
export function shownParts(parts: readonly number[], digits: number): { parts: number[]; total: number } {
  const unit = 10 ** digits
  const whole = parts.map((part) => Math.floor(part * unit))
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0) * unit)
  const missing = total - whole.reduce((sum, part) => sum + part, 0)
  const lost = parts.map((part, at) => ({ at, rest: part * unit - (whole[at] as number) })).sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of lost.slice(0, Math.max(0, missing))) whole[at] = (whole[at] as number) + 1
  return { parts: whole.map((part) => part / unit), total: total / unit }
}
