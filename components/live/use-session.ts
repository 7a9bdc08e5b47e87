'use client'

import type { Session } from '@/lib/wire/protocol'
import { useLive } from './live-context'

/** Who is signed in, as the server said when it made the page. */
export function useSession(): Session {
  return useLive().session
}
