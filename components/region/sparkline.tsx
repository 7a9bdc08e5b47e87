'use client'
import { useTranslations } from 'use-intl'
import { Time } from '@/components/ui/time'
import type { Incident } from '@/lib/core/incident'
import { countsOverTime } from './digest'

const BUCKETS = 45
const WIDTH = 360
const HEIGHT = 40

/** Incidents over the window: from its start, or the earliest of them, to its end. */
export function Sparkline({ incidents, from, to }: { incidents: readonly Incident[]; from: number | null; to: number }) {
  const t = useTranslations('region')
  const start = from ?? incidents.reduce((least, one) => Math.min(least, Date.parse(one.occurredAt)), to - 1)
  const counts = countsOverTime(incidents, start, to + 1, BUCKETS)
  const highest = Math.max(1, ...counts)
  const bar = WIDTH / BUCKETS
  return (
    <figure className="border-t p-3">
      <svg
        role="img"
        aria-label={t('sparkline', { most: highest })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-10 w-full"
      >
        {counts.map((count, at) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its position
            key={at}
            x={at * bar}
            y={HEIGHT - (count / highest) * HEIGHT}
            width={bar - 1}
            height={(count / highest) * HEIGHT}
            fill="var(--kind-3)"
          />
        ))}
      </svg>
      <figcaption className="flex justify-between border-t pt-1 text-ink-3 text-xs">
        <Time at={start} />
        <Time at={to} />
      </figcaption>
    </figure>
  )
}
