'use client'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useIncident } from '@/components/live/use-incident'
import { useSession } from '@/components/live/use-session'
import { Button } from '@/components/ui/button'
import { DetailFrame } from '@/components/ui/detail-frame'
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
  const { incident, explained, state, refresh } = useIncident(id)
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
          {explained && <ExplainCard explained={explained} occurredAt={incident.occurredAt} />}
          <Facts incident={incident} />
          <HistoryList id={id} />
        </article>
      )}
    </DetailFrame>
  )
}
