'use client'
import { Pencil, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useIncident } from '@/components/live/use-incident'
import { useSession } from '@/components/live/use-session'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { Skeleton } from '@/components/ui/skeleton'
import { hasRole } from '@/lib/core/taxonomy'
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
  const frame = (content: ReactNode, actions?: ReactNode) => (
    <section aria-label={t('title')} className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center gap-1 border-b py-1 pr-1 pl-3">
        <h2 className="min-w-0 flex-1 font-semibold text-sm">{t('title')}</h2>
        {actions}
        <IconButton label={t('close')} keys="Esc" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">{content}</div>
    </section>
  )
  if (!incident) return frame(<Absent state={state} onRetry={refresh} onClose={onClose} />)
  if (editing)
    return frame(
      <EditForm
        incident={incident}
        onDone={() => {
          setEditing(false)
          refresh()
        }}
      />,
    )
  return frame(
    <>
      <Headline incident={incident} />
      {explained && <ExplainCard explained={explained} occurredAt={incident.occurredAt} />}
      <Facts incident={incident} />
      <HistoryList id={id} />
    </>,
    mayEdit && (
      <Button look="quiet" onClick={() => setEditing(true)}>
        <Pencil aria-hidden />
        {t('edit')}
      </Button>
    ),
  )
}

/** An incident that rose above the reader's clearance and one that never was look the same. */
function Absent({ state, onRetry, onClose }: { state: string; onRetry: () => void; onClose: () => void }) {
  const t = useTranslations('incident')
  if (state === 'missing')
    return <EmptyState title={t('gone')} text={t('gone-text')} action={<Button onClick={onClose}>{t('back')}</Button>} />
  if (state === 'refused') return <EmptyState title={t('refused')} text={t('refused-text')} />
  if (state === 'failed')
    return <EmptyState title={t('failed')} text={t('failed-text')} action={<Button onClick={onRetry}>{t('retry')}</Button>} />
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-3 p-3">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-12" />
      <Skeleton className="h-40" />
      <Skeleton className="h-64" />
    </div>
  )
}
