import type { ReactNode } from 'react'

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded border bg-surface-2 px-1 font-sans text-ink-2 text-xs leading-4">
      {children}
    </kbd>
  )
}
