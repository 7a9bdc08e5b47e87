'use client'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { KEY_ACTIONS, KEYS } from './keys'

/** All keys of the screen. */
export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('shell')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('keysTitle')}>
      <dl className="grid grid-cols-1 gap-x-8 gap-y-1 sm:grid-cols-2">
        {KEY_ACTIONS.map((action) => (
          <div key={action} className="row flex items-center justify-between gap-4 border-b text-sm">
            <dt>{t(`keys.${action}`)}</dt>
            <dd>
              <Kbd>{KEYS[action].shown}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
