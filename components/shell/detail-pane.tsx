'use client'
import { IncidentPanel } from '@/components/incident/incident-panel'
import { IncidentForm } from '@/components/incident-form/incident-form'
import { RegionPanel } from '@/components/region/region-panel'
import { useDetail } from './use-detail'

/** What was opened in the place of the feed; nothing while the feed stands. */
export function DetailPane() {
  const { detail, back } = useDetail()
  switch (detail.part) {
    case 'form':
      return <IncidentForm onClose={back} />
    case 'incident':
      return <IncidentPanel key={detail.id} id={detail.id} onClose={back} />
    case 'region':
      return <RegionPanel key={detail.code} region={detail.code} onClose={back} />
    case 'feed':
      return null
  }
}
