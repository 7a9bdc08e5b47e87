'use client'

import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { MapSymbol } from '@/components/live/use-picture'
import { useRegionNames } from '@/components/ui/region-name'
import { useSideNames } from '@/components/ui/side-names'

/** Names a symbol in one line for who cannot see it: place, what, how bad, how sure, both scores. `region` is where it lies; a group has members in others too. */
export function useSymbolName(): (symbol: MapSymbol, region: string | null) => string {
  const t = useTranslations('map')
  const words = useTranslations('words')
  const names = useRegionNames()
  const sides = useSideNames()
  const format = useFormatter()
  return useCallback(
    ({ count, kind, severity, unconfirmed, east, west }, region) =>
      t(count > 1 ? 'name.group' : 'name.one', {
        place: region ? (count > 1 ? t('name.around', { region: names.region(region) }) : names.region(region)) : t('name.sea'),
        count,
        kind: words(`kind.${kind}`),
        severity: words(`severity.${severity}`),
        sure: unconfirmed ? t('name.unconfirmed') : t('name.confirmed'),
        first: sides.east,
        second: sides.west,
        east: format.number(Math.round(east)),
        west: format.number(Math.round(west)),
      }),
    [t, words, names, sides, format],
  )
}
