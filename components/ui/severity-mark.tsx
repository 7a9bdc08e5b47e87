'use client'
import { useTranslations } from 'use-intl'
import type { Severity } from '@/lib/core/taxonomy'
import { SEVERITY_RING } from './kind-shape'

/** A severity as the ring it has on the map, and its word. */
export function SeverityMark({ severity, wordless = false }: { severity: Severity; wordless?: boolean }) {
  const t = useTranslations('words.severity')
  const ring = SEVERITY_RING[severity]
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
      <svg
        width={16}
        height={16}
        viewBox="0 0 16 16"
        role={wordless ? 'img' : undefined}
        aria-label={wordless ? t(severity) : undefined}
        aria-hidden={!wordless}
      >
        {ring > 0 ? (
          <circle cx={8} cy={8} r={7.5 - ring / 2} fill="none" stroke="var(--symbol)" strokeWidth={ring} />
        ) : (
          <circle cx={8} cy={8} r={6.5} fill="none" stroke="var(--line-strong)" strokeWidth={1} strokeDasharray="2 2" />
        )}
      </svg>
      {!wordless && t(severity)}
    </span>
  )
}
