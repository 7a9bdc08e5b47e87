'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { FormValues } from './form-values'
import { TextField } from './text-field'

/** Where it was reported: an address and a title each. */
export function LinkFields() {
  const t = useTranslations('incident-form')
  const words = useTranslations('words.field')
  const { control } = useFormContext<FormValues>()
  const { fields, append, remove } = useFieldArray({ control, name: 'links' })
  return (
    <fieldset data-field="links" className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">{words('links')}</legend>
      {fields.map((field, at) => (
        <div key={field.id} className="flex items-start gap-2">
          <TextField name={`links.${at}.url`} label={t('link-url')} inputMode="url" className="min-w-0 flex-1" />
          <TextField name={`links.${at}.title`} label={t('link-title')} className="min-w-0 flex-1" />
          <IconButton label={t('remove-link')} className="mt-6" onClick={() => remove(at)}>
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button className="self-start" onClick={() => append({ url: '', title: '' })}>
        <Plus aria-hidden />
        {t('add-link')}
      </Button>
    </fieldset>
  )
}
