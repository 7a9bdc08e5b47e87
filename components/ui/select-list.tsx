'use client'
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { cx } from './cx'
import { useFieldWiring } from './field'
import { useNonce } from './nonce'
import { type SelectProps, selectClass } from './select-props'

/** A `Select` with its list, open from the start. */
export function SelectList<T extends string>({ value, onChange, options, placeholder, label, name, disabled, className }: SelectProps<T>) {
  const nonce = useNonce()
  return (
    <Radix.Root defaultOpen value={value ?? ''} onValueChange={(next) => onChange(next as T)} name={name} disabled={disabled}>
      <Radix.Trigger aria-label={label} className={cx(selectClass, className)} {...useFieldWiring()}>
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronDown className="size-4 shrink-0 text-ink-3" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded border bg-raised text-ink shadow"
        >
          <Radix.Viewport nonce={nonce} className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="row flex cursor-default items-center gap-2 rounded px-2 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-accent-surface"
              >
                <span className="w-4 shrink-0">
                  <Radix.ItemIndicator>
                    <Check className="size-4" aria-hidden />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>{option.label}</Radix.ItemText>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
