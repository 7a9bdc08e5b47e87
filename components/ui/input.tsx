'use client'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { useFieldWiring } from './field'

/** The look of every control that takes text. */
export const controlClass =
  'control rounded border border-line-strong bg-raised text-base text-ink placeholder:text-ink-3 disabled:opacity-50 aria-invalid:border-act'

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} className={cx(controlClass, 'touch h-8 max-md:text-lg', className)} {...useFieldWiring()} {...rest} />
}
