'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { toast } from '@/components/ui/toast'
import { parsePatch } from '@/lib/core/draft'
import type { Incident } from '@/lib/core/incident'
import type { Issue } from '@/lib/core/issue'
import { Conflict } from './conflict'
import { EditFields } from './edit-fields'
import { type Edits, editsOf, patchOf, rebase } from './edits'
import { type Revised, revise } from './revise'

/** Changes an incident as it was when editing began; a change by somebody else meanwhile is shown, never overwritten unseen. */
export function EditForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const t = useTranslations('incident')
  const [base, setBase] = useState(incident)
  const [edits, setEdits] = useState<Edits>(() => editsOf(incident))
  const [issues, setIssues] = useState<Issue[]>([])
  const [result, setResult] = useState<Revised | null>(null)
  const [saving, setSaving] = useState(false)

  const save = async (version: Incident, wanted: Edits) => {
    const patch = patchOf(version, wanted)
    if (Object.keys(patch).length === 0) return onDone()
    const parsed = parsePatch(patch, version, { now: Date.now(), sourceName: version.source.name })
    setIssues(parsed.ok ? [] : parsed.issues)
    if (!parsed.ok) return
    setSaving(true)
    const revised = await revise(version.id, version.version, patch)
    setSaving(false)
    if (revised.outcome === 'saved') {
      toast({ title: t('saved') })
      return onDone()
    }
    if (revised.outcome === 'refused') setIssues(revised.issues)
    setResult(revised)
  }
  if (result?.outcome === 'conflict')
    return (
      <Conflict
        edits={patchOf(base, edits)}
        current={result.current}
        onTheirs={onDone}
        onMine={() => {
          const mine = rebase(base, edits, result.current)
          setBase(result.current)
          setEdits(mine)
          setResult(null)
          void save(result.current, mine)
        }}
      />
    )
  return (
    <form
      className="flex flex-col gap-3 p-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save(base, edits)
      }}
    >
      <EditFields marked={base.tlp} edits={edits} issues={issues} onChange={(change) => setEdits((last) => ({ ...last, ...change }))} />
      {result && <Notice tone="act">{result.outcome === 'refused' ? result.detail : t(`not-saved.${result.outcome as 'unsent'}`)}</Notice>}
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={saving}>
          {saving ? t('saving') : t('save')}
        </Button>
        <Button onClick={onDone} disabled={saving}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
