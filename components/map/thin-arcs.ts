/**
 * Arcs with only the points that a scale can show: a point within `tolerance` of the last kept one is dropped, the
 * ends stay. Each arc is thinned once for both its sides, so neighbours still meet without a gap.
 */
export function thinArcs(arcs: readonly Float64Array[], tolerance: number): Float64Array[] {
  const limit = tolerance * tolerance
  return arcs.map((points) => thin(points, limit))
}

function thin(points: Float64Array, limit: number): Float64Array {
  if (points.length <= 4) return points
  const kept = new Float64Array(points.length)
  let [x, y] = [points[0] as number, points[1] as number]
  kept[0] = x
  kept[1] = y
  let size = 2
  const end = points.length - 2
  for (let at = 2; at < end; at += 2) {
    const dx = (points[at] as number) - x
    const dy = (points[at + 1] as number) - y
    if (dx * dx + dy * dy < limit) continue
    x += dx
    y += dy
    kept[size++] = x
    kept[size++] = y
  }
  kept[size++] = points[end] as number
  kept[size++] = points[end + 1] as number
  return kept.slice(0, size)
}
