'use client'
import { CircleUserRound } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { buttonClass } from '@/components/ui/button'
import { laterWithin } from '@/components/ui/later'
import { OpenLater } from '@/components/ui/open-later'
import type { Session } from '@/lib/wire/protocol'

const PersonItems = laterWithin(() => import('./person-items').then((module) => module.PersonItems))

/** The button of the person who is signed in. */
export function PersonMenu(props: { session: Session; onShowKeys?: () => void }) {
  const t = useTranslations('shell.person')
  const trigger = (
    <button type="button" aria-label={t('open', { name: props.session.name })} className={buttonClass('quiet', 'w-8 px-0')}>
      <CircleUserRound aria-hidden />
    </button>
  )
  return (
    <OpenLater trigger={trigger} kind="menu">
      <PersonItems trigger={trigger} {...props} />
    </OpenLater>
  )
}
