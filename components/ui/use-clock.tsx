'use client'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { Clock } from './clock-format'
import { rememberInCookie } from './cookie'

interface ClockChoice {
  clock: Clock
  setClock: (clock: Clock) => void
}

const ClockContext = createContext<ClockChoice>({ clock: 'utc', setClock: () => {} })

/** Which clock times are shown on: UTC as date-time group, or local time. Kept in the cookie `clock`. */
export function useClock(): ClockChoice {
  return useContext(ClockContext)
}

export function ClockProvider({ initial, children }: { initial: Clock; children: ReactNode }) {
  const [clock, set] = useState(initial)
  const choice = useMemo(
    () => ({
      clock,
      setClock: (next: Clock) => {
        rememberInCookie('clock', next)
        set(next)
      },
    }),
    [clock],
  )
  return <ClockContext value={choice}>{children}</ClockContext>
}
