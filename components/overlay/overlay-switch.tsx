'use client'

import { useTranslations } from 'use-intl'
import { useComparison } from '@/components/live/use-comparison'
import { useOverlayName } from '@/components/ui/overlay-name'
import { Segmented } from '@/components/ui/segmented'
import { OVERLAYS } from '@/lib/core/overlay/overlay'

/** Which view owns the colours of the map; of two maps, of the left one. */
export function OverlaySwitch({ className }: { className?: string }) {
  const t = useTranslations('overlay')
  const nameOf = useOverlayName()
  const { overlay, pair, setOverlay } = useComparison()
  return (
    <Segmented
      label={t(pair ? 'switchLeft' : 'switch')}
      value={overlay}
      onChange={(next) => setOverlay(next)}
      options={OVERLAYS.map((value) => ({ value, label: nameOf(value) }))}
      className={className}
    />
  )
}
