'use client'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'

interface Props<T extends string> {
  value: T
  onChange: (value: T) => void
  label: string
  tabs: readonly { value: T; label: ReactNode; content: ReactNode }[]
  className?: string
}

/** Contents that share one place. */
export function Tabs<T extends string>({ value, onChange, label, tabs, className }: Props<T>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as T)} className={cx('flex min-h-0 flex-col', className)}>
      <Radix.List aria-label={label} className="flex shrink-0 gap-1 border-b px-2">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="touch -mb-px h-9 border-transparent border-b-2 px-2 font-medium text-ink-2 text-sm hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="min-h-0 flex-1 overflow-y-auto">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
