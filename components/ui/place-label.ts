'use client'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useRegionNames } from './region-name'

/** What a place is called by: its own name, its area, its country; each may be missing. */
export interface Placed {
  placeName: string | null
  area: string | null
  country: string | null
}

/** A name without what writers differ in: `United-States` is `United States`. */
const lettersOf = (name: string) => name.replace(/[^\p{L}]/gu, '').toLowerCase()

/** Names a place in one line, the nearest first, such as `Tallinn, Estonia`; says so where there is none. */
export function usePlaceLabel(): (of: Placed) => string {
  const names = useRegionNames()
  const t = useTranslations('words')
  return useCallback(
    ({ placeName, area, country }) => {
      const near = placeName ?? (area ? names.area(area) : null)
      const land = country ? names.country(country) : null
      if (near && land && lettersOf(near) !== lettersOf(land)) return `${near}, ${land}`
      return land ?? near ?? t('unplaced')
    },
    [names, t],
  )
}
