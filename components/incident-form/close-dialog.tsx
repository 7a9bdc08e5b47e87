'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Closes the form; what was typed is there when it opens again. */
  onKeep: () => void
  onDiscard: () => void
}

/** Asks what becomes of what was typed. */
export function CloseDialog({ open, onOpenChange, onKeep, onDiscard }: Props) {
  const t = useTranslations('incident-form')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('close-title')} description={t('close-text')}>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" autoFocus onClick={onKeep}>
          {t('close-keep')}
        </Button>
        <Button look="act" onClick={onDiscard}>
          {t('close-discard')}
        </Button>
        <Button onClick={() => onOpenChange(false)}>{t('close-back')}</Button>
      </div>
    </Dialog>
  )
}
