'use client'
import { PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'

interface Props {
  side: 'left' | 'right'
  panel: 'filters' | 'feed' | 'incident' | 'region' | 'form'
  /** Stands in the head; the panel's name where nothing else is given. */
  head?: ReactNode
  open: boolean
  onOpenChange: (open: boolean) => void
  keys?: string
  children: ReactNode
}

const ICONS = {
  left: { open: PanelLeftOpen, close: PanelLeftClose },
  right: { open: PanelRightOpen, close: PanelRightClose },
}

/** A column beside the map, which folds into a strip of 40 px. */
export function SideColumn({ side, panel, head, open, onOpenChange, keys, children }: Props) {
  const t = useTranslations('shell.panels')
  const Icon = ICONS[side][open ? 'close' : 'open']
  const width = open ? (side === 'left' ? 'w-70' : 'w-95') : 'w-10'
  return (
    <aside
      aria-label={t(panel)}
      className={cx('flex min-h-0 shrink-0 flex-col bg-surface print:hidden', side === 'left' ? 'border-r' : 'border-l', width)}
    >
      <div className={cx('flex h-10 shrink-0 items-center border-b', open ? 'pr-1 pl-3' : 'justify-center')}>
        {open && <div className="min-w-0 flex-1">{head ?? <h2 className="truncate text-base">{t(panel)}</h2>}</div>}
        <IconButton
          label={t(open ? 'fold' : 'unfold', { panel: t(panel) })}
          keys={keys}
          aria-expanded={open}
          onClick={() => onOpenChange(!open)}
        >
          <Icon aria-hidden />
        </IconButton>
      </div>
      {open && <div className="relative min-h-0 flex-1">{children}</div>}
    </aside>
  )
}
