import type { MapSymbol } from '@/components/live/use-picture'

/** The symbols that new incidents stand in: their own, or a group that grew since the last picture. */
export function newMarks(before: readonly MapSymbol[], after: readonly MapSymbol[], arrived: ReadonlySet<string>): MapSymbol[] {
  if (arrived.size === 0) return []
  const counts = new Map(before.map(({ key, count }) => [key, count]))
  return after.filter(({ id, key, count }) => {
    if (arrived.has(id ?? key)) return true
    const known = counts.get(key)
    return count > 1 && known !== undefined && count > known
  })
}
