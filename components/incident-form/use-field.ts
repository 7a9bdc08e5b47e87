'use client'
import { type FieldPathValue, useController, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { IssueCode } from '@/lib/core/issue'
import type { FieldPath } from './form-issues'
import type { FormValues } from './form-values'

/** One field of the form: its value, the way to change it, and what is wrong with it in words. */
export function useField<P extends FieldPath>(name: P) {
  const words = useTranslations('words.issue')
  const { control } = useFormContext<FormValues>()
  const { field, fieldState } = useController<FormValues, P>({ control, name })
  const code = fieldState.error?.type as IssueCode | undefined
  return {
    value: field.value,
    onChange: (value: FieldPathValue<FormValues, P>) => field.onChange(value),
    onBlur: field.onBlur,
    error: code && words(code as 'required'),
  }
}
