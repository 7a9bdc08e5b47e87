interface Props {
  /** Scores or loads under both lenses. */
  east: number
  west: number
  /** The value that fills a side; 100 for scores. */
  top?: number
  /** Width of each side, CSS pixels. */
  side?: number
}

/** Two values mirrored around the middle: West to the left, East to the right. An ornament: the numbers stand beside it. */
export function ScoreBar({ east, west, top = 100, side = 24 }: Props) {
  const length = (value: number) => (top > 0 ? Math.min(1, Math.max(0, value / top)) * side : 0)
  return (
    <svg aria-hidden width={side * 2 + 1} height={8} viewBox={`0 0 ${side * 2 + 1} 8`} className="shrink-0">
      <rect x={0} y={1} width={side * 2 + 1} height={6} fill="var(--surface-2)" />
      <rect x={side - length(west)} y={1} width={length(west)} height={6} fill="var(--west-4)" />
      <rect x={side + 1} y={1} width={length(east)} height={6} fill="var(--east-4)" />
      <rect x={side} y={0} width={1} height={8} fill="var(--line-strong)" />
    </svg>
  )
}
