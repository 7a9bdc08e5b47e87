import type { Measured } from '@/lib/core/report/report'

const WIDTH = 160
const HEIGHT = 12

/** A cohesion on its scale from -1 to 1, with its interval. An ornament: the numbers stand beside it. */
export function RangeBar({ measured: { tau, interval } }: { measured: Measured }) {
  const x = (value: number) => ((value + 1) / 2) * WIDTH
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-3 w-full max-w-40">
      <rect x={0} y={4} width={WIDTH} height={4} fill="var(--surface-2)" />
      <rect x={x(0)} y={1} width={1} height={10} fill="var(--line-strong)" />
      {interval && (
        <rect x={x(interval.low)} y={4} width={Math.max(1, x(interval.high) - x(interval.low))} height={4} fill="var(--kind-5)" />
      )}
      {tau !== null && <circle cx={Math.min(WIDTH - 4, Math.max(4, x(tau)))} cy={6} r={4} fill="var(--ink)" />}
    </svg>
  )
}
