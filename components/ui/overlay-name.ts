'use client'
import { useTranslations } from 'use-intl'
import type { Overlay } from '@/lib/core/overlay/overlay'
import { useSideNames } from './side-names'

/** Names an overlay: those of one side by the side. */
export function useOverlayName(): (overlay: Overlay) => string {
  const words = useTranslations('words.overlay')
  const names = useSideNames()
  return (overlay) => (overlay === 'east' || overlay === 'west' ? names[overlay] : words(overlay))
}
