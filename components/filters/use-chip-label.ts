'use client'
import { useLocale, useTranslations } from 'use-intl'
import { exactTime } from '@/components/ui/clock-format'
import { useRegionNames } from '@/components/ui/region-name'
import { useClock } from '@/components/ui/use-clock'
import type { Determination, Investigation, Kind, Severity, Technology } from '@/lib/core/taxonomy'
import type { Chip } from './chips'

/** Names a chip in the reader's words. */
export function useChipLabel(): (chip: Chip) => string {
  const t = useTranslations('filters')
  const words = useTranslations('words')
  const names = useRegionNames()
  const locale = useLocale()
  const { clock } = useClock()
  return (chip) => {
    switch (chip.field) {
      case 'kind':
        return words(`kind.${chip.value as Kind}`)
      case 'severity':
        return words(`severity.${chip.value as Severity}`)
      case 'determination':
        return words(`determination.${chip.value as Determination}`)
      case 'investigation':
        return words(`investigation.${chip.value as Investigation}`)
      case 'technology':
        return words(`technology.${chip.value as Technology}`)
      case 'origin':
        return t('chip.origin', { name: names.origin(chip.value) })
      case 'bloc':
      case 'country':
      case 'area':
        return names[chip.field](chip.value)
      case 'from':
      case 'to':
      case 'knownFrom':
      case 'knownBefore':
        return t(`chip.${chip.field}`, { time: exactTime(chip.value, clock, locale) })
      case 'bbox':
      case 'within':
        return t(`chip.${chip.field}`)
      case 'q':
        return t('chip.q', { text: chip.value })
      case 'tlp':
        return chip.value
    }
  }
}
