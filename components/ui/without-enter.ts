import type { KeyboardEvent } from 'react'

/** For boxes and radios: Enter on one does not send the form around it. */
export function withoutEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault()
}
