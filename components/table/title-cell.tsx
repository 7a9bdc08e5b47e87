'use client'
import { createContext, useContext } from 'react'
import { Whole } from './whole'

/** Id of the row that is the table's one stop of the Tab key. */
export const TabStop = createContext<string | null>(null)

/** What happened, as the button that opens it; for a thumb the whole row is the button. */
export function TitleCell({ id, title, onOpen }: { id: string; title: string; onOpen: (id: string) => void }) {
  const stop = useContext(TabStop)
  return (
    <button
      type="button"
      tabIndex={stop === id ? 0 : -1}
      onClick={() => onOpen(id)}
      className="h-6 max-w-full truncate align-middle text-left text-accent underline underline-offset-2 -outline-offset-2 max-md:after:absolute max-md:after:inset-0 max-md:after:content-['']"
    >
      <Whole>{title}</Whole>
    </button>
  )
}
