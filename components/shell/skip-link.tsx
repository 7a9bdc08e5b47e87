import type { ReactNode } from 'react'

/** The first stop of the keyboard: past the top bar. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded focus:bg-raised focus:px-3 focus:py-2 focus:shadow"
    >
      {children}
    </a>
  )
}
