import { useId } from 'react'
import { DOT_RADIUS, HATCH, HATCH_SPACING, type Hatched } from '@/lib/core/overlay/hatch'

interface Props {
  /** A CSS colour; none shows plain land. */
  colour?: string
  opacity?: number
  /** Lines over the colour. */
  hatch?: Hatched
  /** Dots of land without a record. */
  dotted?: boolean
  className?: string
}

/** A sample of a region's colour, as the map draws it. */
export function Swatch({ colour, opacity = 1, hatch, dotted = false, className = 'h-3 w-6 shrink-0' }: Props) {
  const pattern = useId()
  const lines = hatch && HATCH[hatch]
  return (
    <svg
      aria-hidden
      className={className}
      style={{ background: 'var(--map-land)', border: '1px solid var(--map-border)', borderRadius: 2 }}
    >
      {colour && <rect width="100%" height="100%" fill={colour} fillOpacity={opacity} />}
      {lines && (lines.rising || lines.falling) && (
        <>
          <pattern id={pattern} width={HATCH_SPACING} height={HATCH_SPACING} patternUnits="userSpaceOnUse">
            <path
              d={`${lines.rising ? 'M-2 10L10-2M-2 2L2-2M6 10L10 6' : ''}${lines.falling ? 'M-2-2L10 10M-2 6L2 10M6-2L10 2' : ''}`}
              stroke={lines.light ? 'var(--symbol-halo)' : 'var(--symbol)'}
              strokeOpacity={lines.opacity}
            />
          </pattern>
          <rect width="100%" height="100%" fill={`url(#${pattern})`} />
        </>
      )}
      {dotted && (
        <>
          <pattern id={pattern} width={HATCH_SPACING} height={HATCH_SPACING} patternUnits="userSpaceOnUse">
            <circle cx={HATCH_SPACING / 2} cy={HATCH_SPACING / 2} r={DOT_RADIUS} fill="var(--symbol)" fillOpacity={0.4} />
          </pattern>
          <rect width="100%" height="100%" fill={`url(#${pattern})`} />
        </>
      )}
    </svg>
  )
}
