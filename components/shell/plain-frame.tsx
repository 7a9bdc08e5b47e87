'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Session } from '@/lib/wire/protocol'
import { Brand } from './brand'
import { PersonMenu } from './person-menu'
import { SkipLink } from './skip-link'
import { ViewSwitch } from './view-switch'

/** A page beside the picture: the top bar without what belongs to the picture. */
export function PlainFrame({ session, children }: { session: Session; children: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <div className="min-h-dvh bg-surface">
      <SkipLink>{t('skip')}</SkipLink>
      <header className="sticky top-0 z-20 flex h-12 items-center gap-3 border-b bg-raised px-3">
        <Brand />
        <ViewSwitch />
        <span className="flex-1" />
        <PersonMenu session={session} />
      </header>
      <main id="content" className="mx-auto max-w-300 p-4 md:p-8">
        {children}
      </main>
    </div>
  )
}
