'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { LiveProvider } from '@/components/live/live-provider'
import type { Session } from '@/lib/wire/protocol'
import { ComparedSides } from './compared-sides'
import { DraftNotice } from './draft-notice'
import { FetchLater } from './fetch-later'
import { HandlingBanner } from './handling-banner'
import { SkipLink } from './skip-link'
import { TopBar } from './top-bar'

/** Everything around a view of the live picture: handling banners, top bar, keys and commands. */
export function PictureFrame(props: { session: Session; initialExercise: boolean; children: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <LiveProvider session={props.session} initialExercise={props.initialExercise}>
      <FetchLater />
      <ComparedSides>
        <SkipLink>{t('skip')}</SkipLink>
        <div className="flex h-dvh flex-col overflow-hidden print:h-auto print:overflow-visible">
          <HandlingBanner position="above" />
          <TopBar />
          <DraftNotice />
          <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
            {props.children}
          </main>
          <HandlingBanner position="below" />
        </div>
      </ComparedSides>
    </LiveProvider>
  )
}
