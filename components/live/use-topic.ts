'use client'

import { useSyncExternalStore } from 'react'
import type { Topic } from './topic'

/** The value of a topic; the component renders again when it changes. */
export function useTopic<T>(topic: Topic<T>): T {
  return useSyncExternalStore(topic.subscribe, topic.get, topic.get)
}
