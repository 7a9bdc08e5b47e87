'use client'
import type { PickerProps } from '@/components/incident-form/place-fields'
import { PlacePicker } from '@/components/map/place-picker'
import { later } from '@/components/ui/later'
import { Skeleton } from '@/components/ui/skeleton'
import { useDetail } from './use-detail'
import { DETAIL_PANE } from './use-focus-return'

const WAITING = <Skeleton className="m-3 h-64" />
const IncidentPanel = later(() => import('@/components/incident/incident-panel').then((module) => module.IncidentPanel), WAITING)
const IncidentForm = later(() => import('@/components/incident-form/incident-form').then((module) => module.IncidentForm), WAITING)
const RegionPanel = later(() => import('@/components/region/region-panel').then((module) => module.RegionPanel), WAITING)

/** What was opened in the place of the feed; nothing while the feed stands. */
export function DetailPane() {
  return (
    <div className="h-full" {...{ [DETAIL_PANE]: '' }}>
      <Detail />
    </div>
  )
}

function Detail() {
  const { detail, back } = useDetail()
  switch (detail.part) {
    case 'form':
      return <IncidentForm onClose={back} renderPicker={renderPicker} />
    case 'incident':
      return <IncidentPanel key={detail.id} id={detail.id} onClose={back} />
    case 'region':
      return <RegionPanel key={detail.code} region={detail.code} onClose={back} />
    case 'feed':
      return null
  }
}

/** The form picks its place on a map of the map's room. */
function renderPicker(props: PickerProps) {
  return <PlacePicker {...props} />
}
