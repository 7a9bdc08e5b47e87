'use client'
import { IncidentPanel } from '@/components/incident/incident-panel'
import { IncidentForm } from '@/components/incident-form/incident-form'
import type { PickerProps } from '@/components/incident-form/place-fields'
import { PlacePicker } from '@/components/map/place-picker'
import { RegionPanel } from '@/components/region/region-panel'
import { useDetail } from './use-detail'
import { DETAIL_PANE } from './use-focus-return'

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
