'use client'
import { createContext, type ReactNode, useContext, useId } from 'react'

interface FieldWiring {
  id: string
  describedBy: string | undefined
  invalid: boolean
  required: boolean
}

const FieldContext = createContext<FieldWiring | null>(null)

/** What a control inside a `Field` spreads on itself; empty outside of one. */
export function useFieldWiring() {
  const field = useContext(FieldContext)
  if (!field) return {}
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  }
}

interface Props {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what to do; the control is then marked invalid. */
  error?: ReactNode
  required?: boolean
  /** Word shown beside the label of a field that may stay empty. */
  optionalLabel?: string
  className?: string
  /** One control of this folder. */
  children: ReactNode
}

/** A label, one control, a hint and an error, tied together for assistive technology. */
export function Field({ label, hint, error, required = false, optionalLabel, className, children }: Props) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <FieldContext value={{ id, describedBy: described || undefined, invalid: Boolean(error), required }}>
      <div className={className}>
        <div className="mb-1 flex items-baseline justify-between gap-2">
          <label htmlFor={id} className="font-medium text-ink text-sm">
            {label}
          </label>
          {optionalLabel && <span className="text-ink-3 text-xs">{optionalLabel}</span>}
        </div>
        {children}
        {hint && (
          <p id={`${id}-hint`} className="mt-1 text-ink-3 text-xs">
            {hint}
          </p>
        )}
        {error && (
          <p id={`${id}-error`} className="mt-1 flex items-start gap-1 text-act text-xs" role="alert">
            {error}
          </p>
        )}
      </div>
    </FieldContext>
  )
}
