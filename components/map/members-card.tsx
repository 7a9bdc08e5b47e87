'use client'

import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { MapSymbol } from '@/components/live/use-picture'
import { IconButton } from '@/components/ui/icon-button'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { useMembers } from './use-members'

interface Props {
  symbol: MapSymbol
  onOpen: (id: string) => void
  onClose: () => void
}

const SHOWN = 100

/** The incidents of a group that the map cannot part: one place, or as near as it goes. */
export function MembersCard({ symbol, onOpen, onClose }: Props) {
  const t = useTranslations('map')
  const words = useTranslations('words')
  const members = useMembers(symbol)
  const card = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    card.current?.focus()
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
    }
  }, [])

  return (
    <dialog
      ref={card}
      open
      tabIndex={-1}
      aria-label={t('members.label', { count: symbol.count })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      className="absolute top-3 right-3 left-auto z-20 m-0 flex max-h-[60%] w-80 max-w-[calc(100%-24px)] flex-col rounded border bg-raised p-0 text-ink shadow"
    >
      <div className="flex items-center justify-between border-b py-1 pr-1 pl-3">
        <h2 className="text-sm">{t('members.label', { count: symbol.count })}</h2>
        <IconButton label={t('members.close')} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <ul className="overflow-y-auto py-1">
        {members === null && (
          <li className="px-3 py-1">
            <Skeleton className="h-12" />
          </li>
        )}
        {members?.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <button
              type="button"
              onClick={() => onOpen(row.id)}
              className="row flex w-full items-center gap-2 px-3 py-1 text-left text-sm hover:bg-surface-2"
            >
              <KindGlyph
                kind={row.kind}
                severity={row.severity}
                hollow={row.determination !== 'confirmed'}
                label={words(`kind.${row.kind}`)}
                size={22}
              />
              <span className="min-w-0">
                <Time at={row.occurredAt} precision={row.occurredPrecision} className="block text-ink-2 text-xs" />
                <span className="line-clamp-2">{row.title}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {symbol.count > SHOWN && (
        <p className="border-t px-3 py-2 text-ink-2 text-xs">{t('members.more', { count: symbol.count - SHOWN })}</p>
      )}
    </dialog>
  )
}
