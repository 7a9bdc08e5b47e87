import type { Kind, Severity } from '@/lib/core/taxonomy'
import { cx } from './cx'
import { KIND_SHAPE, SEVERITY_RING } from './kind-shape'

interface Props {
  kind: Kind
  severity?: Severity
  /** Hollow: not confirmed. */
  hollow?: boolean
  /** Width and height, CSS pixels. */
  size?: number
  /** Name for assistive technology; without one the glyph is an ornament beside its word. */
  label?: string
  className?: string
}

/** The symbol of an incident: shape says kind, ring weight says severity, hollow says unconfirmed. Neutral in hue. */
export function KindGlyph({ kind, severity = 'unknown', hollow = false, size = 20, label, className }: Props) {
  const ring = SEVERITY_RING[severity]
  return (
    <svg
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={!label}
      width={size}
      height={size}
      viewBox="-10 -10 44 44"
      className={cx('shrink-0', className)}
    >
      {ring > 0 && <circle cx={12} cy={12} r={21 - ring / 2} fill="none" stroke="var(--symbol)" strokeWidth={ring * 1.35} />}
      <path
        d={KIND_SHAPE[kind]}
        fillRule="evenodd"
        fill={hollow ? 'var(--symbol-halo)' : 'var(--symbol)'}
        stroke="var(--symbol)"
        strokeWidth={hollow ? 2.5 : 1}
        strokeLinejoin="round"
      />
    </svg>
  )
}
