'use client'
import { Check, Minus } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx'
import { withoutEnter } from './without-enter'

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
  const Mark = checked === 'indeterminate' ? Minus : Check
  return (
    <div className={cx('row flex items-center gap-2', className)}>
      <span className="relative flex size-4 shrink-0 text-on-accent">
        <input
          id={id}
          type="checkbox"
          aria-describedby={trailing === undefined ? undefined : `${id}-trailing`}
          checked={checked === true}
          // A browser ends this state with every press, so it is set each time.
          ref={(box) => {
            if (box) box.indeterminate = checked === 'indeterminate'
          }}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
          onKeyDown={withoutEnter}
          className="m-0 size-4 appearance-none rounded border border-line-strong bg-raised before:absolute before:-inset-2 before:content-[''] checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent"
        />
        {checked !== false && <Mark aria-hidden className="pointer-events-none absolute inset-0 m-auto size-3.5" />}
      </span>
      <label htmlFor={id} className="flex min-w-0 flex-1 items-center gap-2 self-stretch text-sm">
        {label}
      </label>
      {trailing !== undefined && <span id={`${id}-trailing`}>{trailing}</span>}
    </div>
  )
}
