'use client'
import { Table2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Histogram } from '@/components/live/use-picture'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'

const CountDialog = later(() => import('./count-dialog').then((module) => module.CountDialog))

/** The way to the bars as numbers. */
export function CountTable({ histogram }: { histogram: Histogram }) {
  const t = useTranslations('timeline')
  // Null until it was opened once: a window that closes stays, so that it gives the focus back.
  const [open, setOpen] = useState<boolean | null>(null)
  return (
    <>
      <IconButton label={t('as-table')} onClick={() => setOpen(true)}>
        <Table2 aria-hidden />
      </IconButton>
      {open !== null && <CountDialog histogram={histogram} open={open} onOpenChange={setOpen} />}
    </>
  )
}
