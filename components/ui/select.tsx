'use client'
import { ChevronDown } from 'lucide-react'
import { type ComponentType, Suspense, useState } from 'react'
import { cx } from './cx'
import { useFieldWiring } from './field'
import { laterWithin } from './later'
import { type SelectProps, selectClass } from './select-props'

const SelectList = laterWithin(() => import('./select-list').then((module) => module.SelectList as ComponentType<SelectProps<string>>))

/** One choice of a list. Values are not empty. Until it is first opened it is a button that says what is chosen. */
export function Select<T extends string>(props: SelectProps<T>) {
  const [opened, setOpened] = useState(false)
  const { value, options, placeholder, label, disabled, className } = props
  const chosen = options.find((option) => option.value === value)
  const closed = (
    <button
      type="button"
      role="combobox"
      aria-expanded={false}
      aria-haspopup="listbox"
      aria-label={label}
      data-placeholder={chosen ? undefined : ''}
      disabled={disabled}
      className={cx(selectClass, className)}
      onClick={() => setOpened(true)}
      onKeyDown={(event) => {
        if (!['ArrowDown', 'ArrowUp'].includes(event.key)) return
        event.preventDefault()
        setOpened(true)
      }}
      {...useFieldWiring()}
    >
      <span className="truncate">{chosen?.label ?? placeholder}</span>
      <ChevronDown className="size-4 shrink-0 text-ink-3" aria-hidden />
    </button>
  )
  if (!opened) return closed
  return (
    <Suspense fallback={closed}>
      <SelectList {...props} onChange={(next) => props.onChange(next as T)} />
    </Suspense>
  )
}
