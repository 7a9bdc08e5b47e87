'use client'
import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Feed } from '@/components/feed/feed'
import { FilterRail } from '@/components/filters/filter-rail'
import { useSession } from '@/components/live/use-session'
import { CompareMenu } from '@/components/overlay/compare-menu'
import { OverlaySwitch } from '@/components/overlay/overlay-switch'
import { Timeline } from '@/components/timeline/timeline'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { hasRole } from '@/lib/core/taxonomy'
import { DetailPane } from './detail-pane'
import { DisagreementLink } from './disagreement-link'
import { LaneSwitch } from './lane-switch'
import { MapStage } from './map-stage'
import { MomentMark } from './moment-mark'
import { roomAbove, Sheet, type Stop } from './sheet'
import { useDetail } from './use-detail'
import { useFocusReturn } from './use-focus-return'
import { useKeys } from './use-keys'

const PARTS = ['feed', 'filters', 'timeline'] as const

/** The map, and one sheet over its foot for everything else. */
export function NarrowDashboard() {
  const t = useTranslations('shell')
  const session = useSession()
  const { detail, openForm, back, close } = useDetail()
  useFocusReturn(detail)
  const [part, setPart] = useState<(typeof PARTS)[number]>('feed')
  const [stop, setStop] = useState<Stop>('half')
  const opened = detail.part !== 'feed'
  useEffect(() => {
    if (detail.part === 'form') setStop('full')
    else if (detail.part !== 'feed') setStop((last) => (last === 'peek' ? 'half' : last))
  }, [detail])
  useKeys({ back: opened ? back : undefined })
  const choose = (next: (typeof PARTS)[number]) => {
    setPart(next)
    close()
    if (stop === 'peek') setStop('half')
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 gap-2 overflow-x-auto border-b bg-raised px-2 py-1">
        <MomentMark />
        <CompareMenu narrow />
        <OverlaySwitch />
      </div>
      <div className="relative min-h-0 flex-1">
        <div className="absolute inset-x-0 top-0 flex" style={{ bottom: roomAbove(stop) }}>
          <MapStage className="flex-1" />
        </div>
        <Sheet
          stop={stop}
          onStop={setStop}
          head={
            <>
              <Segmented
                label={t('sheet.parts')}
                value={opened ? undefined : part}
                onChange={choose}
                options={PARTS.map((value) => ({ value, label: t(`panels.${value}`) }))}
              />
              {hasRole(session.role, 'analyst') && (
                <Button look="primary" onClick={openForm} aria-label={t('panels.form')} className="ml-auto px-0">
                  <Plus aria-hidden />
                </Button>
              )}
            </>
          }
        >
          {opened ? <DetailPane /> : <SheetPart part={part} />}
        </Sheet>
      </div>
    </div>
  )
}

function SheetPart({ part }: { part: (typeof PARTS)[number] }) {
  switch (part) {
    case 'feed':
      return (
        <div className="flex h-full min-h-0 flex-col">
          <DisagreementLink />
          <div className="min-h-0 flex-1">
            <Feed />
          </div>
        </div>
      )
    case 'filters':
      return (
        <div className="flex h-full flex-col">
          <div className="shrink-0 border-b p-2">
            <LaneSwitch />
          </div>
          <div className="min-h-0 flex-1">
            <FilterRail />
          </div>
        </div>
      )
    case 'timeline':
      return <Timeline />
  }
}
