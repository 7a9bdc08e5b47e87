'use client'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useExplained } from '@/components/live/use-explained'
import { useIncident } from '@/components/live/use-incident'
import { useSideParts } from '@/components/live/use-lenses'
import { useSession } from '@/components/live/use-session'
import { Button } from '@/components/ui/button'
import { DetailFrame } from '@/components/ui/detail-frame'
import { useLensNote } from '@/components/ui/lens-note'
import type { Incident } from '@/lib/core/incident'
import { hasRole } from '@/lib/core/taxonomy'
import { Absent } from './absent'
import { EditForm } from './edit-form'
import { ExplainCard } from './explain-card'
import { Facts } from './facts'
import { Headline } from './headline'
import { HistoryList } from './history-list'

/** One incident in full: what is known, how both lenses weigh it and why, and who changed what. */
export function IncidentPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('incident')
  const { incident, state, refresh } = useIncident(id)
  const mayEdit = hasRole(useSession().role, 'analyst')
  const [editing, setEditing] = useState(false)
  const stopEditing = () => {
    setEditing(false)
    refresh()
  }
  const edit = (
    <Button look="quiet" onClick={() => setEditing(true)}>
      <Pencil aria-hidden />
      {t('edit')}
    </Button>
  )
  return (
    <DetailFrame title={t('title')} onClose={onClose} actions={incident && mayEdit && !editing && edit}>
      {!incident ? (
        <Absent state={state} onRetry={refresh} onClose={onClose} />
      ) : editing ? (
        <EditForm incident={incident} onDone={stopEditing} />
      ) : (
        <article>
          <Headline incident={incident} />
          <Explanation incident={incident} />
          <Facts incident={incident} />
          <HistoryList id={id} />
        </article>
      )}
    </DetailFrame>
  )
}

/** The explanation under the lenses of the picture, live while a draft of one is tried. */
function Explanation({ incident }: { incident: Incident }) {
  const explained = useExplained(incident)
  const parts = useSideParts()
  const note = useLensNote()
  return (
    explained && parts && <ExplainCard explained={explained} occurredAt={incident.occurredAt} note={note(parts.sides, parts.isDraft)} />
  )
}
