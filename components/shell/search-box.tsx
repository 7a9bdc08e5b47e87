'use client'
import { Search, X } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'
import { cx } from '@/components/ui/cx'
import { controlClass } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { QUERY_LIMITS } from '@/lib/core/query-parameters'

const WAIT_MS = 250

interface Props {
  inputRef?: RefObject<HTMLInputElement | null>
  /** The reader has done with an empty search. */
  onLeave?: () => void
  className?: string
}

/** Words that every shown incident must hold. What is typed takes effect a moment later. */
export function SearchBox({ inputRef, onLeave, className }: Props) {
  const t = useTranslations('shell.search')
  const { query, setQuery } = useQuery()
  const [text, setText] = useState(query.q)
  useEffect(() => setText(query.q), [query.q])
  useEffect(() => {
    if (text === query.q) return
    const timer = setTimeout(() => setQuery({ q: text }), WAIT_MS)
    return () => clearTimeout(timer)
  }, [text, query.q, setQuery])
  return (
    <search className={cx('relative', className)}>
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-ink-3" />
      <input
        ref={inputRef}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={t('label')}
        placeholder={t('placeholder')}
        value={text}
        maxLength={QUERY_LIMITS.q}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') setQuery({ q: text })
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (text) setQuery({ q: '' })
          else {
            event.currentTarget.blur()
            onLeave?.()
          }
        }}
        className={cx(controlClass, 'touch h-8 pr-8 pl-8 max-md:text-lg')}
      />
      {text ? (
        <button
          type="button"
          aria-label={t('clear')}
          onClick={() => setQuery({ q: '' })}
          className="absolute top-1/2 right-1 flex size-6 -translate-y-1/2 items-center justify-center rounded text-ink-3 hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : (
        <span aria-hidden className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 max-md:hidden">
          <Kbd>/</Kbd>
        </span>
      )}
    </search>
  )
}
