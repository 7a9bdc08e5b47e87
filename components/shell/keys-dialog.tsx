'use client'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { usePressKept } from '@/components/ui/keep-keys'
import { KEY_ACTIONS, KEYS } from './keys'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Keys that were pressed before this was there. */
  kept: string[]
}

/** All keys of the screen. */
export function KeysDialog({ open, onOpenChange, kept }: Props) {
  const t = useTranslations('shell')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('keysTitle')}>
      <KeyList kept={kept} />
    </Dialog>
  )
}

function KeyList({ kept }: { kept: string[] }) {
  const t = useTranslations('shell')
  usePressKept(kept)
  return (
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
  )
}
