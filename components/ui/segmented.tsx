'use client'
import { useId } from 'react'
import { cx } from './cx'
import { useFieldWiring } from './field'
import type { Option } from './select-props'
import { withoutEnter } from './without-enter'

interface Props<T extends string> {
  value: T | undefined
  onChange: (value: T) => void
  options: readonly Option<T>[]
  /** Name for assistive technology where no `Field` gives one. */
  label?: string
  /** In a narrow place: the choices fill the strip, stand close, and break into lines where they must. */
  wrap?: boolean
  className?: string
}

/** One choice of few, all in sight: a radio group in one strip. */
export function Segmented<T extends string>({ value, onChange, options, label, wrap = false, className }: Props<T>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cx('inline-flex rounded border border-line-strong bg-raised p-0.5', wrap && 'flex-wrap', className)}
      {...useFieldWiring()}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            'relative flex h-6.5 items-center justify-center gap-1.5 rounded font-medium text-ink-2 text-sm whitespace-nowrap hover:text-ink has-disabled:opacity-50 has-checked:bg-accent-surface has-checked:text-ink max-md:h-11 max-md:min-w-11',
            wrap ? 'grow px-1.5' : 'px-2',
          )}
        >
          {/* The radio itself lies over its whole segment: it takes the press and shows the focus. */}
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
            onKeyDown={withoutEnter}
            className="absolute inset-0 m-0 appearance-none rounded"
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
