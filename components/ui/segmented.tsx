'use client'
import { RadioGroup } from 'radix-ui'
import { cx } from './cx'
import { useFieldWiring } from './field'
import type { Option } from './select'

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
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value ?? null}
      onValueChange={(next) => onChange(next as T)}
      className={cx('inline-flex rounded border border-line-strong bg-raised p-0.5', wrap && 'flex-wrap', className)}
      {...useFieldWiring()}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className={cx(
            'flex h-6.5 items-center justify-center gap-1.5 rounded font-medium text-ink-2 text-sm whitespace-nowrap hover:text-ink disabled:opacity-50 data-[state=checked]:bg-accent-surface data-[state=checked]:text-ink max-md:h-11 max-md:min-w-11',
            wrap ? 'grow px-1.5' : 'px-2',
          )}
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
