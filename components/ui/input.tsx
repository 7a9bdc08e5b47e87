'use client'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { useFieldWiring } from './field'

/** The look of every control that takes text. */
export const controlClass =
  'w-full rounded border border-line-strong bg-raised px-2 text-base text-ink placeholder:text-ink-3 disabled:opacity-50 aria-invalid:border-act max-md:text-lg'

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} className={cx(controlClass, 'touch h-8', className)} {...useFieldWiring()} {...rest} />
}
