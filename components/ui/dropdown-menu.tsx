'use client'
import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

const ITEM =
  'row flex cursor-default items-center gap-2 rounded px-2 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-accent-surface [&_svg]:size-4 [&_svg]:text-ink-3'

interface Props {
  trigger: ReactNode
  /** Name of what opens, for assistive technology. */
  label: string
  align?: 'start' | 'end'
  /** For a menu that is fetched when it is first opened. */
  defaultOpen?: boolean
  children: ReactNode
}

/** A menu that opens from one button. The page behind it stays in reach of assistive technology. */
export function DropdownMenu({ trigger, label, children, align = 'end', defaultOpen }: Props) {
  return (
    <Radix.Root modal={false} defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <section aria-label={label}>
          <Radix.Content
            align={align}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto rounded border bg-raised p-1 text-ink shadow"
          >
            {children}
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function MenuItem({
  onSelect,
  disabled,
  children,
  asChild,
}: {
  onSelect?: () => void
  disabled?: boolean
  children: ReactNode
  asChild?: boolean
}) {
  return (
    <Radix.Item className={ITEM} onSelect={onSelect} disabled={disabled} asChild={asChild}>
      {children}
    </Radix.Item>
  )
}

/** A group of choices of which one holds. */
export function MenuChoice<T extends string>(props: {
  label: ReactNode
  value: T
  onChange: (value: T) => void
  options: readonly { value: T; label: ReactNode }[]
}) {
  return (
    <Radix.RadioGroup value={props.value} onValueChange={(next) => props.onChange(next as T)}>
      <MenuLabel>{props.label}</MenuLabel>
      {props.options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={ITEM}>
          <span className="w-4">
            <Radix.ItemIndicator>
              <Check aria-hidden />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 text-ink-3 text-xs">{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}
