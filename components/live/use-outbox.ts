'use client'

import { useLive } from './live-context'
import type { Outbox, OutboxState } from './outbox'
import { useTopic } from './use-topic'

export type { SendResult } from './outbox'

/** What waits to be sent, and the ways to send, to try again and to give up. The functions are stable between renders. */
export function useOutbox(): OutboxState & Pick<Outbox, 'send' | 'flush' | 'discard'> {
  const { outbox } = useLive()
  const state = useTopic(outbox.state)
  return { ...state, send: outbox.send, flush: outbox.flush, discard: outbox.discard }
}
