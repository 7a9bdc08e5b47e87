'use client'
import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { FieldPath } from './form-issues'
import { useField } from './use-field'

interface Props {
  name: FieldPath
  label: ReactNode
  hint?: ReactNode
  required?: boolean
  placeholder?: string
  /** Lines of a longer text. */
  rows?: number
  inputMode?: 'decimal' | 'url'
  className?: string
}

/** A field that is typed. */
export function TextField({ name, label, hint, required, rows, className, ...rest }: Props) {
  const { value, onChange, onBlur, error } = useField(name)
  const control = {
    ...rest,
    value: String(value ?? ''),
    onBlur,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value as never),
  }
  return (
    <div data-field={name} className={className}>
      <Field label={label} hint={hint} required={required} error={error}>
        {rows ? <Textarea rows={rows} {...control} /> : <Input {...control} />}
      </Field>
    </div>
  )
}
