'use client'
import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { LensDesk } from '@/components/lens/lens-desk'
import { SideChoice } from '@/components/lens/side-choice'
import { StandingPanel } from '@/components/lens/standing-panel'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { DetailPane } from './detail-pane'
import { MapStage } from './map-stage'
import { useDetail } from './use-detail'
import { useFocusReturn } from './use-focus-return'
import { useKeys } from './use-keys'
import { useLayout } from './use-layout'

/** Lenses on a desk, and beside it what they do to the live picture: map, rankings, cohesion. */
export function LensView() {
  const t = useTranslations('shell')
  const layout = useLayout()
  const { detail, back } = useDetail()
  useFocusReturn(detail)
  const opened = detail.part !== 'feed'
  useKeys({ back: opened ? back : undefined })
  return (
    <>
      <h1 className="sr-only">{t('titles.lenses')}</h1>
      {layout === null && <Skeleton className="m-3 flex-1" />}
      {layout === 'narrow' && <NarrowLenses />}
      {(layout === 'medium' || layout === 'wide') && (
        <div className="flex min-h-0 flex-1">
          <aside aria-label={t('panels.lens')} className="w-105 shrink-0 border-r">
            <LensDesk />
          </aside>
          <div className="flex min-w-0 flex-1 flex-col">
            <Sides />
            <MapStage className="flex-1" />
            {layout === 'medium' && !opened && (
              <section aria-label={t('panels.standings')} className="max-h-2/5 shrink-0 overflow-y-auto border-t">
                <StandingPanel />
              </section>
            )}
          </div>
          {(layout === 'wide' || opened) && <Beside opened={opened} back={back} />}
        </div>
      )}
    </>
  )
}

/** The standings, or what was opened in their place. */
function Beside({ opened, back }: { opened: boolean; back: () => void }) {
  const t = useTranslations('shell')
  return (
    <aside aria-label={t('panels.standings')} className="flex w-85 shrink-0 flex-col overflow-y-auto border-l">
      {opened && (
        <div className="shrink-0 border-b p-1">
          <Button look="quiet" onClick={back}>
            <ArrowLeft aria-hidden />
            {t('panels.backToStandings')}
          </Button>
        </div>
      )}
      {opened ? <DetailPane /> : <StandingPanel />}
    </aside>
  )
}

/** On a phone the map stays in sight above, so that it is seen to follow. */
function NarrowLenses() {
  const t = useTranslations('shell')
  const { detail } = useDetail()
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <MapStage className="h-[32dvh] shrink-0" />
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        {detail.part === 'feed' ? (
          <>
            <Sides />
            <section aria-label={t('panels.lens')}>
              <LensDesk />
            </section>
            <section aria-label={t('panels.standings')} className="border-t">
              <StandingPanel />
            </section>
          </>
        ) : (
          <DetailPane />
        )}
      </div>
    </div>
  )
}

function Sides() {
  const t = useTranslations('shell')
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-3 py-2">
      <span className="text-ink-2 text-sm">{t('panels.compared')}</span>
      <SideChoice />
    </div>
  )
}
