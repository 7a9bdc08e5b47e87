'use client'

import { useTranslations } from 'use-intl'
import { useUrlState } from '@/components/live/use-url-state'
import { useOverlayName } from '@/components/ui/overlay-name'
import { Segmented } from '@/components/ui/segmented'
import { DEFAULT_OVERLAY, OVERLAYS, readOverlay } from '@/lib/core/overlay/overlay'

/** Which view owns the colours of the map. */
export function OverlaySwitch({ className }: { className?: string }) {
  const t = useTranslations('overlay')
  const nameOf = useOverlayName()
  const [overlay, setOverlay] = useUrlState('overlay')
  return (
    <Segmented
      label={t('switch')}
      value={readOverlay(overlay)}
      onChange={(next) => setOverlay(next === DEFAULT_OVERLAY ? null : next)}
      options={OVERLAYS.map((value) => ({ value, label: nameOf(value) }))}
      className={className}
    />
  )
}
