'use client'
import { useLocale, useTranslations } from 'use-intl'
import { exactTime } from '@/components/ui/clock-format'
import { usePlaceLabel } from '@/components/ui/place-label'
import { useRegionNames } from '@/components/ui/region-name'
import { useClock } from '@/components/ui/use-clock'
import type { Draft } from '@/lib/core/incident'
import type { ChangeField } from './changes'

/** Says a field and its value in the reader's words, each in one line; an empty text for nothing. */
export function useFieldText() {
  const t = useTranslations('incident')
  const words = useTranslations('words')
  const names = useRegionNames()
  const placeLabel = usePlaceLabel()
  const locale = useLocale()
  const { clock } = useClock()

  const label = (field: ChangeField) => words(`field.${field}`)
  const placeText = (place: Draft['place']) => {
    if (place === null) return words('unplaced')
    const named = placeLabel({
      placeName: place.name,
      area: 'area' in place ? place.area : null,
      country: 'country' in place ? place.country : null,
    })
    return 'lng' in place ? `${place.name ?? ''} ${place.lat}° ${place.lng}°`.trim() : named
  }
  const text = (field: ChangeField, value: Draft[ChangeField]): string => {
    if (value === null || value === undefined) return ''
    switch (field) {
      case 'kind':
      case 'severity':
      case 'determination':
      case 'investigation':
      case 'sector':
      case 'credibility':
        return words(`${field}.${value}` as 'kind.cyber')
      case 'occurredPrecision':
        return words(`precision.${value as Draft['occurredPrecision']}`)
      case 'occurredAt':
      case 'endedAt':
        return exactTime(Date.parse(value as string), clock, locale)
      case 'place':
        return placeText(value as Draft['place'])
      case 'origin': {
        const origin = value as Draft['origin']
        return `${names.origin(origin.code)}, ${words(`confidence.${origin.confidence}`)}`
      }
      case 'source': {
        const source = value as Draft['source']
        return `${source.name}, ${words(`reliability.${source.reliability}`)}`
      }
      case 'links':
        return (value as Draft['links']).map((link) => link.url).join(', ')
      case 'technologies':
        return (value as Draft['technologies']).map((one) => words(`technology.${one}`)).join(', ')
      case 'techniques':
      case 'tags':
        return (value as string[]).join(', ')
      case 'exercise':
        return value ? t('yes') : t('no')
      default:
        return String(value)
    }
  }
  return { label, text }
}
