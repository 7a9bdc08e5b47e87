'use client'
import { type ReactNode, useCallback, useMemo } from 'react'
import { useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { useRegionNames } from '@/components/ui/region-name'
import { Segmented } from '@/components/ui/segmented'
import { nearestPlace } from '@/lib/core/gazetteer'
import { areasOf, COUNTRIES } from '@/lib/core/region/region'
import { ChoiceField } from './choice-field'
import type { FormValues } from './form-values'
import { PlaceSearch } from './place-search'
import { TextField } from './text-field'
import { useField } from './use-field'
import { useGazetteer } from './use-gazetteer'

/** What a map that picks a place is given: the point chosen so far, and where to report a new one, degrees. */
export interface PickerProps {
  value: { lng: number; lat: number } | null
  onPick: (lng: number, lat: number) => void
}
export type RenderPicker = (props: PickerProps) => ReactNode

/** A town is known to some km, a click on the map to about one. */
const TOWN_KM = '5'
const CLICK_KM = '1'
const NEAR_KM = 30

/** Where it happened: a point by name, by map or by numbers; a whole region; or nowhere. */
export function PlaceFields({ renderPicker }: { renderPicker: RenderPicker | undefined }) {
  const t = useTranslations('incident-form')
  const words = useTranslations('words')
  const form = useField('placeForm')
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">{words('field.place')}</legend>
      <Segmented
        label={t('place-form')}
        value={form.value}
        onChange={form.onChange}
        options={(['point', 'region', 'none'] as const).map((value) => ({ value, label: t(`place-form-${value}`) }))}
      />
      {form.value === 'point' && <Point renderPicker={renderPicker} />}
      {form.value === 'region' && <Region />}
    </fieldset>
  )
}

function Point({ renderPicker }: { renderPicker: RenderPicker | undefined }) {
  const t = useTranslations('incident-form')
  const { setValue, getValues, watch } = useFormContext<FormValues>()
  const { gazetteer, failed, load } = useGazetteer()
  const [lng, lat] = watch(['lng', 'lat']).map((text) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')))) as [
    number,
    number,
  ]
  const value = useMemo(() => (Number.isFinite(lng) && Number.isFinite(lat) ? { lng, lat } : null), [lng, lat])
  const put = useCallback(
    (point: { lng: number; lat: number }, name: string | undefined, km: string) => {
      const options = { shouldDirty: true, shouldValidate: true } as const
      setValue('lng', String(Number(point.lng.toFixed(5))), options)
      setValue('lat', String(Number(point.lat.toFixed(5))), options)
      setValue('uncertaintyKm', km, options)
      if (name !== undefined) setValue('placeName', name, options)
    },
    [setValue],
  )
  const onPick = useCallback(
    (pickedLng: number, pickedLat: number) => {
      load()
      const near = gazetteer && nearestPlace(gazetteer, pickedLng, pickedLat, NEAR_KM)
      put({ lng: pickedLng, lat: pickedLat }, near?.place.name ?? getValues('placeName'), CLICK_KM)
    },
    [gazetteer, load, put, getValues],
  )
  return (
    <>
      <PlaceSearch gazetteer={gazetteer} failed={failed} onFocus={load} onChoose={(place) => put(place, place.name, TOWN_KM)} />
      {renderPicker?.({ value, onPick })}
      <div className="grid grid-cols-3 gap-2">
        <TextField name="lng" label={t('lng')} inputMode="decimal" />
        <TextField name="lat" label={t('lat')} inputMode="decimal" />
        <TextField name="uncertaintyKm" label={t('uncertainty')} inputMode="decimal" />
      </div>
    </>
  )
}

function Region() {
  const t = useTranslations('incident-form')
  const words = useTranslations('words.field')
  const names = useRegionNames()
  const { watch, setValue } = useFormContext<FormValues>()
  const country = watch('country')
  const area = watch('area')
  const countries = useMemo(
    () => COUNTRIES.map((value) => ({ value, label: names.country(value) })).sort((a, b) => a.label.localeCompare(b.label)),
    [names],
  )
  const areas = useMemo(
    () =>
      areasOf(country)
        .map(({ code }) => ({ value: code, label: names.area(code) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [country, names],
  )
  if (area && !areas.some((one) => one.value === area)) setValue('area', '')
  return (
    <div className="grid grid-cols-2 gap-2">
      <ChoiceField name="country" label={words('country')} options={countries} none={t('choose')} />
      <ChoiceField name="area" label={words('area')} options={areas} none={t('whole-country')} />
    </div>
  )
}
