'use client'
import { useId } from 'react'
import { cx } from './cx'

interface Props {
  label: string
  value: number
  onChange: (value: number) => void
  min?: number
  max: number
  step: number
  /** How the value is written beside it and read out. */
  text: string
  /** Where it stood before: a mark on the track. */
  before?: number
  /** The same in words, shown where the value is another. */
  beforeText?: string
  disabled?: boolean
}

/** A number chosen by moving: label, track, value. Moves one step with the arrow keys, ten with Page up and Page down. */
export function Slider({ label, value, onChange, min = 0, max, step, text, before, beforeText, disabled }: Props) {
  const id = useId()
  const changed = before !== undefined && Math.abs(before - value) > step / 1000
  return (
    <div className="row grid grid-cols-[minmax(0,1fr)_minmax(6rem,9rem)_3.25rem] items-center gap-x-2">
      <label htmlFor={id} className={cx('text-sm', changed ? 'font-semibold text-ink' : 'text-ink-2')}>
        {label}
        {changed && beforeText && <span className="block font-normal text-ink-3 text-xs">{beforeText}</span>}
      </label>
      <span className="relative flex items-center">
        {changed && (
          <span
            aria-hidden
            className="absolute top-0 h-full w-0.5 bg-ink-3"
            style={{ left: `calc(8px + (100% - 16px) * ${(before - min) / (max - min)} - 1px)` }}
          />
        )}
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          disabled={disabled}
          aria-valuetext={text}
          onChange={(event) => onChange(event.target.valueAsNumber)}
          onKeyDown={(event) => {
            const ten = event.key === 'PageUp' ? 10 : event.key === 'PageDown' ? -10 : 0
            if (ten === 0) return
            event.preventDefault()
            onChange(Math.min(max, Math.max(min, value + ten * step)))
          }}
          className="touch relative h-6 w-full accent-(--accent) disabled:opacity-50"
        />
      </span>
      <output htmlFor={id} className="text-right text-sm">
        {text}
      </output>
    </div>
  )
}
