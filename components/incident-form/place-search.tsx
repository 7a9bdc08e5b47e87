'use client'
import { useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { usePlaceLabel } from '@/components/ui/place-label'
import { type Gazetteer, type NamedPlace, searchPlaces } from '@/lib/core/gazetteer'
import { foldText } from '@/lib/core/text'
import { useField } from './use-field'

interface Props {
  gazetteer: Gazetteer | null
  failed: boolean
  onFocus: () => void
  onChoose: (place: NamedPlace) => void
}

/** The name of a place, with towns that start with it to choose from. A name that none bears is kept as it is. */
export function PlaceSearch({ gazetteer, failed, onFocus, onChoose }: Props) {
  const t = useTranslations('incident-form')
  const { value, onChange, error } = useField('placeName')
  const placeLabel = usePlaceLabel()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const found = useMemo(() => (gazetteer && open ? searchPlaces(gazetteer, value) : []), [gazetteer, open, value])
  const shown = open && found.length > 0
  const choose = (place: NamedPlace) => {
    setOpen(false)
    onChoose(place)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!shown) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const place = found[active]
    if (step !== undefined) setActive((active + step + found.length) % found.length)
    else if (event.key === 'Escape') setOpen(false)
    else if (event.key === 'Enter' && !event.ctrlKey && place) choose(place)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = () => {
    const [first] = found
    if (first && foldText(first.name) === foldText(value)) choose(first)
    setOpen(false)
  }
  return (
    <div data-field="placeName" className="relative">
      <Field label={t('place-name')} hint={failed ? t('no-gazetteer') : t('place-hint')} error={error}>
        <Input
          role="combobox"
          aria-expanded={shown}
          aria-controls={shown ? id : undefined}
          aria-activedescendant={shown ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          value={value}
          onFocus={onFocus}
          onBlur={onBlur}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            onChange(target.value)
            setActive(0)
            setOpen(true)
          }}
        />
      </Field>
      {shown && (
        <div id={id} role="listbox" aria-label={t('places')} className="absolute inset-x-0 z-20 mt-1 rounded border bg-raised p-1 shadow">
          {found.map((place, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
            <div
              key={`${place.name} ${place.lng} ${place.lat}`}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              className={cx('row flex cursor-pointer items-center rounded px-2 text-sm', at === active && 'bg-accent-surface')}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setActive(at)}
              onClick={() => choose(place)}
            >
              <bdi>{placeLabel({ placeName: place.name, area: place.area, country: place.country })}</bdi>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
