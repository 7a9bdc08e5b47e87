'use client'
import { useTranslations } from 'use-intl'
import { KindGlyph } from '@/components/ui/kind-glyph'
import type { Report } from '@/lib/core/report/report'
import { RangeBar } from './range-bar'
import { useTau } from './use-tau'

/** Cohesion of the regions for each kind alone. */
export function KindList({ kinds }: { kinds: Report<unknown>['kinds'] }) {
  const words = useTranslations('words.kind')
  const { measured } = useTau()
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {kinds.map((one) => (
        <li key={one.kind} className="grid grid-cols-[auto_1fr_minmax(0,10rem)] items-center gap-x-2">
          <KindGlyph kind={one.kind} />
          <span>{words(one.kind)}</span>
          <RangeBar measured={one} />
          <span className="col-start-2 col-end-4 text-ink-3 text-xs">{measured(one)}</span>
        </li>
      ))}
    </ul>
  )
}
