'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { useRegionNames } from '@/components/ui/region-name'
import { COUNTRIES } from '@/lib/core/region/region'
import {
  CONFIDENCES,
  CREDIBILITIES,
  DETERMINATIONS,
  NON_COUNTRY_ORIGINS,
  PRECISIONS,
  RELIABILITIES,
  SECTORS,
  TECHNOLOGIES,
} from '@/lib/core/taxonomy'
import { ChoiceField } from './choice-field'
import { LinkFields } from './link-fields'
import { TextField } from './text-field'
import { useField } from './use-field'

/** What can wait: who, from whom and how sure, what was hit and how, where it was reported. */
export function MoreFields() {
  const t = useTranslations('incident-form')
  const words = useTranslations('words')
  const origins = useOrigins()
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-2">
        <ChoiceField name="origin" label={words('field.origin')} options={origins} />
        <ChoiceField
          name="originConfidence"
          label={t('origin-confidence')}
          options={CONFIDENCES.map((value) => ({ value, label: words(`confidence.${value}`) }))}
        />
      </div>
      <TextField name="sourceName" label={words('field.source')} />
      <ChoiceField
        name="reliability"
        label={words('field.reliability')}
        options={RELIABILITIES.map((value) => ({ value, label: words(`reliability.${value}`) }))}
      />
      <ChoiceField
        name="credibility"
        label={words('field.credibility')}
        options={CREDIBILITIES.map((value) => ({ value, label: words(`credibility.${value}`) }))}
      />
      <TextField name="externalId" label={words('field.externalId')} hint={t('external-id-hint')} />
      <div className="grid grid-cols-2 gap-2">
        <ChoiceField
          name="determination"
          label={words('field.determination')}
          options={DETERMINATIONS.map((value) => ({ value, label: words(`determination.${value}`) }))}
        />
        <ChoiceField
          name="sector"
          label={words('field.sector')}
          none={words('sector.none')}
          options={SECTORS.map((value) => ({ value, label: words(`sector.${value}`) }))}
        />
      </div>
      <div className="grid grid-cols-2 gap-2">
        <ChoiceField
          name="precision"
          label={words('field.occurredPrecision')}
          none={t('as-written')}
          options={PRECISIONS.map((value) => ({ value, label: words(`precision.${value}`) }))}
        />
        <TextField name="ended" label={words('field.endedAt')} placeholder={t('when-example')} />
      </div>
      <TextField name="techniques" label={words('field.techniques')} hint={t('techniques-hint')} />
      <Technologies />
      <TextField name="tags" label={words('field.tags')} hint={t('tags-hint')} />
      <LinkFields />
    </div>
  )
}

function useOrigins() {
  const names = useRegionNames()
  return useMemo(() => {
    const countries = COUNTRIES.map((value) => ({ value, label: names.origin(value) })).sort((a, b) => a.label.localeCompare(b.label))
    return [...NON_COUNTRY_ORIGINS.map((value) => ({ value: value as string, label: names.origin(value) })), ...countries]
  }, [names])
}

function Technologies() {
  const words = useTranslations('words')
  const { value, onChange } = useField('technologies')
  return (
    <fieldset data-field="technologies">
      <legend className="mb-1 font-medium text-sm">{words('field.technologies')}</legend>
      <div className="grid grid-cols-2">
        {TECHNOLOGIES.map((one) => (
          <Checkbox
            key={one}
            checked={value.includes(one)}
            onChange={(on) => onChange(on ? [...value, one] : value.filter((other) => other !== one))}
            label={words(`technology.${one}`)}
          />
        ))}
      </div>
    </fieldset>
  )
}
