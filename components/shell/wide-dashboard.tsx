'use client'
import { ArrowLeft } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Feed } from '@/components/feed/feed'
import { FilterRail } from '@/components/filters/filter-rail'
import { Button } from '@/components/ui/button'
import { useRemembered } from '@/components/ui/use-remembered'
import { DetailPane } from './detail-pane'
import { DisagreementLink } from './disagreement-link'
import { KEYS } from './keys'
import { MapStage } from './map-stage'
import { SideColumn } from './side-column'
import { TimelineDock } from './timeline-dock'
import { useDetail } from './use-detail'
import { useFocusReturn } from './use-focus-return'
import { useKeys } from './use-keys'

type Fold = 'open' | 'folded'

/** Filters, map over timeline, and feed. On a medium screen only one side is open at a time, so that the map keeps its half. */
export function WideDashboard({ medium }: { medium: boolean }) {
  const { detail, back } = useDetail()
  useFocusReturn(detail)
  const [left, setLeft] = useRemembered<Fold>(medium ? 'column:left-medium' : 'column:left', medium ? 'folded' : 'open')
  const [right, setRight] = useRemembered<Fold>('column:right', 'open')
  const [bottom, setBottom] = useRemembered<Fold>('column:bottom', 'open')
  const openLeft = (open: boolean) => {
    setLeft(open ? 'open' : 'folded')
    if (open && medium) setRight('folded')
  }
  const openRight = (open: boolean) => {
    setRight(open ? 'open' : 'folded')
    if (open && medium) setLeft('folded')
  }
  const opened = detail.part !== 'feed'
  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening something unfolds the column, not folding it again
  useEffect(() => {
    if (opened) openRight(true)
  }, [opened, detail])
  useKeys({
    filters: () => openLeft(left !== 'open'),
    timeline: () => setBottom(bottom === 'open' ? 'folded' : 'open'),
    back: opened ? back : undefined,
  })
  return (
    <div className="flex min-h-0 flex-1">
      <SideColumn side="left" panel="filters" open={left === 'open'} onOpenChange={openLeft} keys={KEYS.filters.shown}>
        <FilterRail />
      </SideColumn>
      <div className="flex min-w-0 flex-1 flex-col">
        <MapStage className="flex-1" />
        <TimelineDock open={bottom === 'open'} onOpenChange={(open) => setBottom(open ? 'open' : 'folded')} />
      </div>
      <SideColumn
        side="right"
        panel={detail.part}
        head={opened ? <BackToFeed onPress={back} /> : undefined}
        open={right === 'open'}
        onOpenChange={openRight}
      >
        <div className={opened ? 'invisible h-full' : 'h-full'}>
          <div className="flex h-full min-h-0 flex-col">
            <DisagreementLink />
            <div className="min-h-0 flex-1">
              <Feed />
            </div>
          </div>
        </div>
        {opened && (
          <div className="absolute inset-0">
            <DetailPane />
          </div>
        )}
      </SideColumn>
    </div>
  )
}

function BackToFeed({ onPress }: { onPress: () => void }) {
  const t = useTranslations('shell.panels')
  return (
    <Button look="quiet" onClick={onPress} className="-ml-2 px-2">
      <ArrowLeft aria-hidden />
      {t('backToFeed')}
    </Button>
  )
}
