'use client'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { useFieldWiring } from './field'
import { controlClass } from './input'

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={cx(controlClass, 'py-1.5 max-md:text-lg', className)} {...useFieldWiring()} {...rest} />
}
