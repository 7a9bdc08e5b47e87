'use client'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'

const BoxForm = later(() => import('./box-form').then((module) => module.BoxForm))

/** The way to a box that is typed in degrees; open where one is in force. */
export function BoxFilter() {
  const t = useTranslations('filters.box')
  const { bbox } = useQuery().query
  const [open, setOpen] = useState(bbox !== null)
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <div className="px-3 pb-3">
      <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)} className="-ml-2 px-2">
        <Chevron aria-hidden />
        {t('title')}
      </Button>
      {/* Made anew for another box: its fields say what is in force. */}
      {open && <BoxForm key={String(bbox)} />}
    </div>
  )
}
