import type { ReactNode } from 'react'
import { cx } from './cx'
import { controlClass } from './input'

export interface Option<T extends string = string> {
  value: T
  label: ReactNode
  disabled?: boolean
}

export interface SelectProps<T extends string> {
  value: T | undefined
  onChange: (value: T) => void
  options: readonly Option<T>[]
  placeholder?: string
  /** Name for assistive technology where no `Field` gives one. */
  label?: string
  name?: string
  disabled?: boolean
  className?: string
}

/** How the control looks, opened or not. */
export const selectClass = cx(controlClass, 'touch flex h-8 items-center justify-between gap-2 text-left data-placeholder:text-ink-3')
