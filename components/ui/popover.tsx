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
  className?: string
  children: ReactNode
}

/** More about something, opened by a button beside it; open from the start, see `OpenLater`. */
export function Popover({ trigger, label, align = 'end', side, className, children }: Props) {
  return (
    <Radix.Root defaultOpen>
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
