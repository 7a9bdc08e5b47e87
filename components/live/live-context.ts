'use client'

import { createContext, useContext } from 'react'
import type { Session } from '@/lib/wire/protocol'
import type { EngineClient } from './engine-client'
import type { LastLook } from './last-look'
import type { Outbox } from './outbox'
import type { UrlStore } from './url-store'

/** What the hooks of this room read. */
export interface Live {
  engine: EngineClient
  url: UrlStore
  outbox: Outbox
  lastLook: LastLook
  session: Session
}

export const LiveContext = createContext<Live | null>(null)

/** The live picture above; a hook outside of `LiveProvider` is a mistake in the code. */
export function useLive(): Live {
  const live = useContext(LiveContext)
  if (!live) throw new Error('This part of the screen stands outside of LiveProvider; move it inside.')
  return live
}
