'use client'
import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'

interface Props {
  /** A single button that opens it. */
  trigger: ReactNode
  /** Name of what opens, for assistive technology. */
  label: string
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  className?: string
  children: ReactNode
}

/** More about something, opened by a button beside it. */
export function Popover({ trigger, label, align = 'end', side, open, onOpenChange, className, children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cx('z-50 w-80 max-w-[calc(100vw-16px)] rounded border bg-raised p-4 text-ink text-sm shadow', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
