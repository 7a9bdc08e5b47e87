'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useRegionNames } from '@/components/ui/region-name'
import { Select } from '@/components/ui/select'
import { COUNTRIES } from '@/lib/core/region/region'
import { countryPath } from './lens-fields'
import type { LensEdit } from './use-lens-edit'

/** Gives a country a value of its own; it starts from what holds for all others. */
export function AddCountry({ group, edit }: { group: 'origins' | 'places'; edit: LensEdit }) {
  const t = useTranslations('lens')
  const names = useRegionNames()
  const values = group === 'origins' ? edit.lens.values.origin : edit.lens.values.place
  const options = useMemo(
    () =>
      COUNTRIES.filter((code) => values[code] === undefined)
        .map((code) => ({ value: code, label: names.country(code) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [values, names],
  )
  return (
    <Select
      label={t('addCountry')}
      placeholder={t('addCountry')}
      value={undefined}
      onChange={(code) => edit.change(countryPath(group, code), values.default ?? 0)}
      options={options}
      className="mt-1"
    />
  )
}
