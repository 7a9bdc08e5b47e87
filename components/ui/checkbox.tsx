'use client'
import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { cx } from './cx'

interface Props {
  checked: boolean | 'indeterminate'
  onChange: (checked: boolean) => void
  label: ReactNode
  /** Shown at the end of the row, such as a count; read out after the label. */
  trailing?: ReactNode
  disabled?: boolean
  className?: string
}

/** A row that can be ticked. */
export function Checkbox({ checked, onChange, label, trailing, disabled, className }: Props) {
  const id = useId()
  return (
    <div className={cx('row flex items-center gap-2', className)}>
      <Radix.Root
        id={id}
        aria-describedby={trailing === undefined ? undefined : `${id}-trailing`}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next === true)}
        className="relative flex size-4 shrink-0 items-center justify-center rounded border border-line-strong bg-raised text-on-accent before:absolute before:-inset-2 before:content-[''] data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
      >
        <Radix.Indicator>{checked === 'indeterminate' ? <Minus className="size-3.5" /> : <Check className="size-3.5" />}</Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id} className="flex min-w-0 flex-1 items-center gap-2 self-stretch text-sm">
        {label}
      </label>
      {trailing !== undefined && <span id={`${id}-trailing`}>{trailing}</span>}
    </div>
  )
}
