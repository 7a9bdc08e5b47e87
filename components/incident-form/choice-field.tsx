'use client'
import type { ReactNode } from 'react'
import type { FieldPathValue } from 'react-hook-form'
import { Field, useFieldWiring } from '@/components/ui/field'
import { controlClass } from '@/components/ui/input'
import type { FormField, FormValues } from './form-values'
import { useField } from './use-field'

interface Props<P extends FormField> {
  name: P
  label: ReactNode
  hint?: ReactNode
  options: readonly { value: FieldPathValue<FormValues, P>; label: string }[]
  /** Adds a first choice of this name, for nothing. */
  none?: string
  className?: string
}

/** One choice of a list, in the browser's own control: it finds by typing, and serves a thumb as well as keys. */
export function ChoiceField<P extends FormField>({ name, label, hint, options, none, className }: Props<P>) {
  const { value, onChange, error } = useField(name)
  const choose = (text: string) => onChange((options.find((one) => String(one.value) === text)?.value ?? '') as never)
  return (
    <div data-field={name} className={className}>
      <Field label={label} hint={hint} error={error}>
        <Choice
          value={String(value)}
          onChange={choose}
          options={options.map((one) => ({ ...one, value: String(one.value) }))}
          none={none}
        />
      </Field>
    </div>
  )
}

interface ChoiceProps {
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; label: string }[]
  none?: string
}

function Choice({ value, onChange, options, none }: ChoiceProps) {
  return (
    <select className={`${controlClass} touch h-8`} value={value} onChange={({ target }) => onChange(target.value)} {...useFieldWiring()}>
      {none !== undefined && <option value="">{none}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
